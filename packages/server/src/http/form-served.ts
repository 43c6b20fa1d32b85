import type { AskedForm } from '@redress/desk';
import type { Services } from './endpoint.ts';

/** What the form asks, as this server serves it. */
export async function formServed({ desk, challenges }: Services) {
  const { proofOfWork, ...info } = await desk.form();
  const proof = challenges.costUnder(proofOfWork) > 0;
  return { ...info, ...(proof && { proofOfWork: proof }) };
}

/** The part of it that the form itself needs: its script, which a page waits for, brings no more. */
export async function askedServed(services: Services): Promise<AskedForm> {
  const { departments: _departments, clocks: _clocks, causes: _causes, ...rest } = await formServed(services);
  const { languages: _languages, timeZone: _timeZone, ...asked } = rest;
  return asked;
}
