import { parentPort, workerData } from 'node:worker_threads';
import { DeskError, PlainLab, trialOf } from '@redress/desk';
import { serveBacktest } from '@redress/rules';
import { holidayTables } from '../ports/holiday-tables.ts';
import type { PolicyJob, PolicyJobRequest, PolicyJobResponse } from './policy-job.ts';

if (!parentPort) throw new Error('policy-thread is the start of a thread, not of a process');
const port = parentPort;
const answer = (response: PolicyJobResponse): void => {
  port.postMessage(response);
};

async function work(job: PolicyJob): Promise<void> {
  switch (job.type) {
    case 'check':
      answer({ type: 'checked', check: await new PlainLab(holidayTables).check(job.text, job.now) });
      return;
    case 'backtest': {
      const { before } = job;
      const serve = serveBacktest({ postMessage: answer });
      serve({ type: 'start', before, ...(await trialOf(before, job.text, holidayTables)) });
      // What came while the policy was read has waited in the port.
      port.on('message', (request: PolicyJobRequest) => {
        serve(request);
      });
    }
  }
}

try {
  await work(workerData as PolicyJob);
} catch (error) {
  if (!(error instanceof DeskError)) throw error;
  answer({ type: 'refused', issues: error.issues });
}
