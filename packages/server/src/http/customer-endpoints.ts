import { setTimeout as sleep } from 'node:timers/promises';
import { DeskError } from '@redress/desk';
import { bodyLimits, readBytes, readJson } from './body.ts';
import type { Endpoint, Handling, ReceiptHandling } from './endpoint.ts';
import { changeStream } from './events.ts';
import { askedServed, formServed } from './form-served.ts';
import { HttpError } from './problem.ts';
import { download, parsed } from './reading.ts';
import * as schemas from './schemas.ts';
import * as z from 'zod/mini';

/** No policy may allow larger files than this, in bytes. */
const largestUpload = 50 * 1024 * 1024;

async function submit({ c, services }: Handling): Promise<Response> {
  const { desk, limits } = services;
  await limits.submits.spend(c.get('client'));
  const key = c.req.header('idempotency-key');
  if (!key) throw new HttpError('idempotency-key-required');
  if (!c.get('staff')) await provenWork(c, services, key);
  const complaint = await readJson(c.req.raw);
  const submitted = await desk.submit(complaint, { key, staff: c.get('staff') });
  return c.json(submitted, 201);
}

/** @throws HttpError `proof-required` with a challenge */
async function provenWork(c: Handling['c'], { desk, challenges }: Handling['services'], key: string): Promise<void> {
  const cost = challenges.costUnder((await desk.form()).proofOfWork);
  // What people do not see was filled in: by a robot, or by a browser that fills in too much.
  const suspicious = c.req.header('trap') !== undefined;
  if (cost) await challenges.check(c.req.header('altcha'), { key, cost, suspicious });
}

async function challenge({ c, services: { desk, challenges, limits } }: Handling): Promise<Response> {
  await limits.challenges.spend(c.get('client'));
  const { key = '' } = c.req.query();
  const cost = challenges.costUnder((await desk.form()).proofOfWork);
  if (!cost) return c.body(null, 204);
  return c.json(await challenges.create({ key: key.slice(0, 200), cost, suspicious: false }));
}

/** Known problems come and go without a new version of the policy. */
async function form({ c, services }: Handling): Promise<Response> {
  const info = await formServed(services);
  const proof = info.proofOfWork;
  const problems = info.knownProblems?.map(({ id }) => id).join() ?? '';
  const etag = `"${[info.policy.version, proof ? 'proof' : '', problems].filter(Boolean).join('.')}"`;
  c.header('cache-control', 'no-cache');
  c.header('etag', etag);
  // The compressed form goes under the same tag, made weak.
  if (c.req.header('if-none-match')?.replace(/^W\//, '') === etag) return c.body(null, 304);
  return c.json(info);
}

/**
 * What the form asks, as a script beside the form's own: it is there before the form is. With it comes how far this
 * clock is ahead of the device's.
 */
async function formScript({ c, services }: Handling): Promise<Response> {
  const info = JSON.stringify(await askedServed(services));
  const script = `const ahead=${Date.now()}-Date.now(),info={...${info},ahead};(globalThis[Symbol.for("redress-form-info")]??=new Map).set(new URL(".",import.meta.url).href.slice(0,-1),{info,answer:Promise.resolve(info)})`;
  return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
}

async function upload({ c, services: { desk, limits } }: Handling): Promise<Response> {
  await limits.uploads.spend(c.get('client'));
  const { maxBytes } = (await desk.form()).attachments;
  const { name = 'file', id } = c.req.query();
  const most = Math.min(maxBytes, largestUpload);
  const declared = Number(c.req.header('content-length') ?? most);
  return limits.bodies.hold(c.get('client'), Math.min(declared, most), async () => {
    const bytes = await readBytes(c.req.raw, most).catch((error: unknown) => {
      if (error instanceof HttpError && error.code === 'body-too-large') {
        throw new DeskError('file-too-large', { name, maximum: most });
      }
      throw error;
    });
    return c.json(await desk.upload({ id, name, bytes }), 201);
  });
}

/** One part of a file; the last one makes it an upload. Without a body it says how much is here. */
async function uploadPart({ c, services: { desk, limits, parts } }: Handling): Promise<Response> {
  await limits.uploads.spend(c.get('client'));
  const id = c.req.param('id') ?? '';
  const { name = 'file' } = c.req.query();
  const size = Number(c.req.query('size'));
  const most = Math.min((await desk.form()).attachments.maxBytes, largestUpload);
  if (!(size <= most)) throw new DeskError('file-too-large', { name, maximum: most });
  const header = c.req.header('upload-offset');
  if (header === undefined) return c.json({ offset: parts.offset(id) });
  const offset = Number(header);
  const declared = Number(c.req.header('content-length') ?? most);
  return limits.bodies.hold(c.get('client'), Math.min(declared, most), async () => {
    parts.add(id, offset, await readBytes(c.req.raw, size - Math.min(size, offset)));
    if (parts.offset(id) < size) return c.json({ offset: parts.offset(id) });
    return c.json({ offset: size, attachment: await desk.upload({ id, name, bytes: parts.take(id) }) });
  });
}

/** In milliseconds. */
const beat = 25;

/**
 * Answers about receipts leave on the beat: showing a case takes a few milliseconds more than knowing of none, and
 * that must not tell a guesser which it was.
 */
async function untilBeat(started: number): Promise<void> {
  await sleep(beat - ((performance.now() - started) % beat));
}

/** Wrong receipts are counted; when there were too many, right ones have to wait as well. */
async function withReceipt<T>({ c, services: { limits, log } }: ReceiptHandling, use: () => Promise<T>): Promise<T> {
  const client = c.get('client');
  await limits.receiptGuesses.check(client);
  const started = performance.now();
  try {
    const answer = await use();
    await untilBeat(started);
    return answer;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'unknown-receipt') {
      await limits.receiptGuesses.count(client);
      log('warn', 'unknown-receipt', { requestId: c.get('requestId'), client });
    }
    await untilBeat(started);
    throw error;
  }
}

const action =
  (body: z.ZodMiniType<object>, command: (value: object) => object) =>
  async (handling: ReceiptHandling): Promise<Response> => {
    const { c, services, receipt } = handling;
    return withReceipt(handling, async () => {
      // Only who has a case gets a body read, and no case is written full.
      await services.limits.actions.spend(await services.desk.caseIdOf(receipt));
      const value = parsed(body, await readJson(c.req.raw), 'invalid-command');
      return c.json(await services.desk.act(receipt, command(value)));
    });
  };

const acted = {
  method: 'post',
  access: 'receipt',
  response: schemas.customerViewSchema,
  errors: ['unknown-receipt', 'invalid-command', 'refused', 'version-conflict'],
} as const;

/** What customers' browsers call. None of it takes or sets a cookie, but a submit by staff. */
export const customerEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/form',
    access: 'public',
    summary: 'What a complaint form needs of the policy',
    response: schemas.formSchema,
    errors: ['no-policy'],
    handle: form,
  },
  {
    method: 'get',
    path: '/form.js',
    access: 'public',
    summary: 'The same as a script for pages: the form’s questions are there before the form is',
    response: 'script',
    errors: ['no-policy'],
    handle: formScript,
  },
  {
    method: 'get',
    path: '/challenge',
    access: 'public',
    summary: 'Work to be proven with a submit, by ALTCHA’s protocol; 204 where none is',
    query: { key: z.string() },
    response: schemas.challengeSchema,
    empty: true,
    errors: ['rate-limited', 'no-policy'],
    handle: challenge,
  },
  {
    method: 'post',
    path: '/complaints',
    access: 'public',
    summary: 'Submit a complaint; the same key gives the same answer, however often it is sent',
    headers: {
      'Idempotency-Key': { required: true, description: '8 to 200 visible ASCII characters' },
      Altcha: { required: false, description: 'Proof of work for this key: ALTCHA’s payload in Base64' },
      Trap: { required: false, description: 'A field that people do not see was filled in' },
    },
    body: schemas.complaintSchema,
    status: 201,
    response: schemas.submittedSchema,
    errors: [
      ...(['invalid-complaint', 'key-reused', 'unknown-upload', 'no-policy'] as const),
      ...(['idempotency-key-required', 'proof-required'] as const),
    ],
    handle: submit,
  },
  {
    method: 'post',
    path: '/uploads',
    access: 'public',
    summary: 'Upload a file for a complaint or a message',
    query: { name: z.string(), id: z.optional(z.string()) },
    body: 'bytes',
    status: 201,
    response: schemas.attachmentSchema,
    errors: ['file-too-large', 'file-type-refused', 'file-empty', 'picture-unreadable', 'key-reused', 'unknown-upload'],
    handle: upload,
  },
  {
    method: 'patch',
    path: '/uploads/:id',
    access: 'public',
    summary: 'A part of a file, from `Upload-Offset` on; without the header, how much of it has arrived',
    query: { name: z.string(), size: z.string() },
    headers: { 'Upload-Offset': { required: false, description: 'Bytes before this part' } },
    body: 'bytes',
    response: schemas.uploadPartSchema,
    errors: ['upload-offset', 'file-too-large', 'file-type-refused', 'file-empty', 'key-reused', 'unknown-upload'],
    handle: uploadPart,
  },
  {
    method: 'get',
    path: '/uploads/:id',
    access: 'receipt',
    summary: 'A file of the case, to be saved',
    response: 'bytes',
    errors: ['unknown-receipt', 'unknown-upload'],
    handle: (handling) =>
      withReceipt(handling, async () => {
        const { c, services, receipt } = handling;
        const { attachment, bytes } = await services.desk.download(c.req.param('id') ?? '', { receipt });
        return download(attachment.name, attachment.type, bytes);
      }),
  },
  {
    method: 'get',
    path: '/track',
    access: 'receipt',
    summary: 'The case as its customer sees it',
    response: schemas.customerViewSchema,
    errors: ['unknown-receipt'],
    handle: (handling) =>
      withReceipt(handling, async () => handling.c.json(await handling.services.desk.track(handling.receipt))),
  },
  {
    method: 'get',
    path: '/track/events',
    access: 'receipt',
    summary: 'An event at each change of the case',
    headers: { 'Last-Event-ID': { required: false, description: 'The last event seen' } },
    response: 'events',
    errors: ['unknown-receipt', 'too-many-streams'],
    handle: (handling) =>
      withReceipt(handling, async () => {
        const caseId = await handling.services.desk.caseIdOf(handling.receipt);
        return changeStream(handling.c, handling.services, {
          wanted: (change) => change.caseId === caseId,
          data: ({ version }) => ({ version }),
        });
      }),
  },
  {
    ...acted,
    path: '/track/messages',
    summary: 'Write to the desk',
    body: schemas.messageBodySchema,
    handle: action(schemas.messageBodySchema, (body) => ({ type: 'send-message', ...body })),
  },
  {
    ...acted,
    path: '/track/answer',
    summary: 'Accept or dispute what was offered',
    body: schemas.answerBodySchema,
    handle: action(schemas.answerBodySchema, (body) => body),
  },
  {
    ...acted,
    path: '/track/survey',
    summary: 'Say how it went',
    body: schemas.surveyBodySchema,
    handle: action(schemas.surveyBodySchema, (body) => ({ type: 'answer-survey', ...body })),
  },
  {
    ...acted,
    path: '/track/withdraw',
    summary: 'Take the complaint back',
    body: schemas.withdrawBodySchema,
    handle: action(schemas.withdrawBodySchema, (body) => ({ type: 'withdraw', ...body })),
  },
  {
    ...acted,
    path: '/track/reopen',
    summary: 'Ask for a case that ended to be taken up again',
    body: schemas.reopenBodySchema,
    handle: action(schemas.reopenBodySchema, (body) => ({ type: 'reopen', ...body })),
  },
  {
    method: 'get',
    path: '/survey',
    access: 'survey',
    summary: 'What a survey’s link shows: whether it can be answered, and the answer',
    response: schemas.surveyViewSchema,
    errors: ['unknown-receipt'],
    handle: (handling) =>
      withReceipt(handling, async () => {
        const { c, services, receipt } = handling;
        return c.json(await services.desk.surveyLinks.look(receipt));
      }),
  },
  {
    method: 'post',
    path: '/survey',
    access: 'survey',
    summary: 'Say how it went, once; the answer can be changed for a day',
    body: schemas.surveyBodySchema,
    response: schemas.surveyViewSchema,
    errors: ['unknown-receipt', 'invalid-command', 'refused', 'version-conflict'],
    handle: (handling) =>
      withReceipt(handling, async () => {
        const { c, services, receipt } = handling;
        const { surveyLinks } = services.desk;
        // Only who has a case gets a body read, and no case is written full.
        await services.limits.actions.spend(await surveyLinks.caseIdOf(receipt));
        const { survey } = parsed(schemas.surveyBodySchema, await readJson(c.req.raw), 'invalid-command');
        return c.json(await surveyLinks.answer(receipt, survey));
      }),
  },
];

export const largestBody = Math.max(bodyLimits.json, largestUpload);
