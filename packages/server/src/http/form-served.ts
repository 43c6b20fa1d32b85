import type { Services } from './endpoint.ts';

/** What the form asks, as this server serves it. */
export async function formServed({ desk, challenges }: Services) {
  const { proofOfWork, ...info } = await desk.form();
  const proof = challenges.costUnder(proofOfWork) > 0;
  return { ...info, ...(proof && { proofOfWork: proof }) };
}
