import type { Role } from '@redress/cases';
import type { Desk, Staff } from '@redress/desk';
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Auth } from '../auth/auth.ts';
import type { Challenges } from './challenge.ts';
import type { ElementScripts } from './element-scripts.ts';
import type { Webhooks } from '../notices/webhooks/webhooks.ts';
import type { Limits } from './limits.ts';
import type { Log } from '../log.ts';
import type { Metrics } from './metrics.ts';
import type { DeskErrorCode } from '@redress/desk';
import type { HttpErrorCode } from './problem.ts';
import type { UploadParts } from './upload-parts.ts';

/** Staff roles, as accounts may hold them. */
export const staffRoles = ['handler', 'dispatcher', 'supervisor', 'admin', 'auditor'] as const satisfies Role[];
export type StaffRole = (typeof staffRoles)[number];

/** What a request may use. */
export interface Services {
  readonly desk: Desk;
  readonly auth: Auth;
  readonly limits: Limits;
  readonly challenges: Challenges;
  readonly parts: UploadParts;
  readonly metrics: Metrics;
  readonly audit: Pick<AuditTrail, 'record' | 'page'>;
  /** What other systems are told, where a server runs that tells them. */
  readonly notices?: { readonly webhooks: Webhooks; readonly wake: () => void } | undefined;
  /** The elements' scripts, where the server has them. */
  readonly scripts?: ElementScripts | undefined;
  readonly log: Log;
}

export interface Env {
  Variables: {
    requestId: string;
    /** The client's address, or its network for IPv6: what guessing is counted by. */
    client: string;
    staff: Staff | undefined;
    /** Whom a request is about, for the audit trail. */
    subject: string | undefined;
    route: string;
    /** Whether the answer is a script to run, by its endpoint: no path that somebody made up says so. */
    isScript: boolean;
  };
}

/** What customers prove themselves by: `Authorization: Receipt …`, or `Survey …` for a link to a survey. */
export const customerSecrets = ['receipt', 'survey'] as const;
export type CustomerSecret = (typeof customerSecrets)[number];

/** Who may call: anyone, the holder of a receipt or of a survey's link, or staff with one of these roles. */
export type Access = 'public' | CustomerSecret | readonly StaffRole[];

export interface Handling {
  readonly c: Context<Env>;
  readonly services: Services;
}

/** For routes of staff. */
export interface StaffHandling extends Handling {
  readonly staff: Staff;
}
/** For routes of customers. */
export interface ReceiptHandling extends Handling {
  /** The receipt, or the token of a survey's link. */
  readonly receipt: string;
}

interface Described {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, in Hono's notation. */
  readonly path: string;
  readonly summary: string;
  /** Query parameters. */
  readonly query?: Readonly<Record<string, z.ZodMiniType>>;
  /** Header parameters other than `Authorization`. */
  readonly headers?: Readonly<Record<string, { readonly required: boolean; readonly description: string }>>;
  readonly body?: z.ZodMiniType | 'bytes';
  readonly status?: number;
  readonly response?: z.ZodMiniType | 'bytes' | 'events' | 'lines' | 'script' | 'none';
  /** There may be nothing to answer with: 204. */
  readonly empty?: boolean;
  readonly errors?: readonly (DeskErrorCode | HttpErrorCode)[];
}

export const isCustomerSecret = (access: Access): access is CustomerSecret =>
  customerSecrets.some((secret) => secret === access);

/** A route: its description, which the API's document is made from, and what it does. */
export type Endpoint = Described &
  (
    | { readonly access: 'public'; readonly handle: (handling: Handling) => Promise<Response> | Response }
    | { readonly access: 'receipt'; readonly handle: (handling: ReceiptHandling) => Promise<Response> | Response }
    | { readonly access: 'survey'; readonly handle: (handling: ReceiptHandling) => Promise<Response> | Response }
    | {
        readonly access: readonly StaffRole[];
        readonly handle: (handling: StaffHandling) => Promise<Response> | Response;
      }
  );
