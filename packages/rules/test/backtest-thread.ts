import { parentPort } from 'node:worker_threads';
import { serveBacktest } from '@redress/rules';

if (!parentPort) throw new Error('this file is a worker thread');
parentPort.on('message', serveBacktest(parentPort));
