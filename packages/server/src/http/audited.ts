import { DeskError } from '@redress/desk';
import type { Context } from 'hono';
import { auditedRoutes, isOfSomeone } from '../audit/audited-routes.ts';
import type { AuditAction } from '../audit/audit-trail.ts';
import { isCustomerSecret, type Endpoint, type Env, type Services } from './endpoint.ts';

/** For an app that keeps no trail. */
export const noAudit: Services['audit'] = {
  record: () => undefined,
  page: () => Promise.resolve({ entries: [] }),
};

function actionOf(endpoint: Endpoint, c: Context<Env>): AuditAction | undefined {
  const action = auditedRoutes[`${endpoint.method} ${endpoint.path}`];
  return action && isOfSomeone(endpoint.path, c.req.query()) ? action : undefined;
}

/** Whether somebody asked for what is not theirs; what could not be done at all is nobody's doing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code !== 'server-error';

/** Runs a request, and tells the trail of it where its route is audited, also when it is refused. */
export async function audited(
  endpoint: Endpoint,
  c: Context<Env>,
  { audit }: Services,
  run: () => Promise<Response>,
): Promise<Response> {
  const action = actionOf(endpoint, c);
  const about = () => ({
    by: c.get('staff'),
    caseNumber: c.req.param('number'),
    subject: c.get('subject') ?? c.req.query('customer'),
    client: c.get('client'),
    requestId: c.get('requestId'),
  });
  try {
    const response = await run();
    if (action) audit.record({ action, ...about() });
    return response;
  } catch (error) {
    if (action && isRefusal(error)) audit.record({ action, isRefused: true, ...about() });
    if (isCustomerSecret(endpoint.access) && error instanceof DeskError && error.code === 'unknown-receipt') {
      audit.record({ action: 'receipt-tried', isRefused: true, ...about() });
    }
    throw error;
  }
}
