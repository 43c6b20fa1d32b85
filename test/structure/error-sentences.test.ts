import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue } from '../../packages/elements/src/base/messages.ts';
import { accountMessages } from '../../packages/elements/src/locales/account/catalogue.ts';
import { caseMessages } from '../../packages/elements/src/locales/case/catalogue.ts';
import { caseworkMessages } from '../../packages/elements/src/locales/casework/catalogue.ts';
import { formMessages } from '../../packages/elements/src/locales/form/catalogue.ts';
import { inboxMessages } from '../../packages/elements/src/locales/inbox/catalogue.ts';
import { metricsMessages } from '../../packages/elements/src/locales/metrics/catalogue.ts';
import { ratedMessages } from '../../packages/elements/src/locales/rated/catalogue.ts';
import { reportMessages } from '../../packages/elements/src/locales/report/catalogue.ts';
import { rulesMessages } from '../../packages/elements/src/locales/rules/catalogue.ts';
import { sentMessages } from '../../packages/elements/src/locales/sent/catalogue.ts';
import { shared } from '../../packages/elements/src/locales/shared/catalogue.ts';
import { staffMessages } from '../../packages/elements/src/locales/staff/catalogue.ts';
import { surveyMessages } from '../../packages/elements/src/locales/survey/catalogue.ts';
import { trackerMessages } from '../../packages/elements/src/locales/tracker/catalogue.ts';
import { endpoints } from '../../packages/server/src/http/app.ts';
import { codesOf } from '../../packages/server/src/http/openapi.ts';

const signedIn = [staffMessages, shared];
const form = [formMessages, sentMessages, shared];
const tracker = [trackerMessages, caseMessages, sentMessages, shared];
const inbox = [inboxMessages, caseworkMessages, ...signedIn];

/** What the elements ask for, by how the route begins, with the sentences of those that show the answer. */
const shown: readonly (readonly [string, readonly Catalogue[]])[] = [
  ['/form', form],
  ['/challenge', form],
  ['/complaints', form],
  ['/uploads', form],
  ['/track/survey', [surveyMessages, ratedMessages, shared]],
  ['/track', tracker],
  ['/survey', [surveyMessages, ratedMessages, shared]],
  ['/session/totp', [accountMessages, ...signedIn]],
  ['/session', [accountMessages, ...signedIn]],
  ['/staff', inbox],
  ['/cases', inbox],
  ['/views', inbox],
  ['/policy', [rulesMessages, ...signedIn]],
  ['/metrics', [metricsMessages, ...signedIn]],
  ['/dashboard', [metricsMessages, ...signedIn]],
  ['/reports', [reportMessages, ...signedIn]],
  ['/corrective-actions', [reportMessages, ...signedIn]],
];

/** Other systems ask for these, a command does, a stream that is asked for again, or a page by its script: no element shows the answer. */
const elsewhere = [
  '/complaint-form',
  '/:lang/complaint-form',
  '/purchases',
  '/tokens',
  '/webhooks',
  '/privacy',
  '/audit',
  '/events',
  '/track/events',
];

/** Codes that only a fault of our own can bring about: the general sentence names them. */
const ownFaults = new Set([
  'invalid-query',
  'invalid-json',
  'unsupported-media-type',
  'if-match-required',
  'idempotency-key-required',
  'key-reused',
  'invalid-token',
  'insufficient-scope',
]);
/** Codes that the element, or its client, answers by itself. */
const answered = new Set(['totp-required', 'wrong-credentials', 'upload-offset']);

for (const endpoint of endpoints) {
  const { method, path } = endpoint;
  if (elsewhere.some((start) => path.startsWith(start))) continue;
  test(`each refusal of ${method} ${path} has a sentence where it is shown`, () => {
    const catalogues = shown.find(([start]) => path.startsWith(start))?.[1];
    assert.ok(catalogues, 'no element is known to ask for it');
    const missing = codesOf(endpoint).filter(
      (code) =>
        !ownFaults.has(code) && !answered.has(code) && !catalogues.some(({ en }) => Object.hasOwn(en, `error.${code}`)),
    );
    assert.deepEqual(missing, []);
  });
}
