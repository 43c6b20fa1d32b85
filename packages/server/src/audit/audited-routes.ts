import type { AuditAction } from './audit-trail.ts';

/** Routes whose calls by staff are in the audit trail; a route is its method and its path. */
export const auditedRoutes: Readonly<Record<string, AuditAction>> = {
  'get /cases': 'cases-searched',
  'get /cases/:number': 'case-read',
  'get /cases/:number/attachments/:id': 'attachment-read',
  'put /policy': 'policy-published',
  'post /session': 'signed-in',
  'delete /session': 'signed-out',
  'post /session/totp/confirm': 'second-factor-changed',
  'delete /session/totp': 'second-factor-changed',
  'put /session/language': 'language-changed',
  'post /tokens': 'token-added',
  'delete /tokens/:id': 'token-removed',
  'get /privacy/export': 'customer-exported',
  'post /privacy/erase': 'customer-erased',
  'get /audit': 'audit-read',
};

/** A page of a queue names no one; a search for a customer does. */
export const isOfSomeone = (path: string, query: Readonly<Record<string, string>>): boolean =>
  path !== '/cases' || query['customer'] !== undefined || query['search'] !== undefined;
