import {
  attachmentSchema,
  commandSchema,
  complaintSchema,
  customerViewSchema,
  eventSchema,
  messageSchema,
  roles,
  surveySchema,
  text,
} from '@redress/cases';
import { actionSchema, mostPurchases, purchaseSchema } from '@redress/desk';
import { reportLanguages } from '@redress/metrics/written';
import * as z from 'zod/mini';

/** Shapes of the API that no package below has. They describe answers; the desk checks input by its own. */

const object = z.record(z.string(), z.unknown());
const reason = text(5_000);

export const submittedSchema = z.strictObject({ number: z.string(), receipt: z.string(), case: customerViewSchema });
export const staffSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  department: z.optional(z.string()),
});
export const staffListSchema = z.array(staffSchema);
export const credentialsSchema = z.strictObject({
  email: z.string().check(z.maxLength(320)),
  password: z.string().check(z.maxLength(200)),
  /** Six digits of an authenticator, or a backup code. */
  code: z.optional(z.string().check(z.maxLength(20))),
});
/** Who is signed in; `totp`: with an authenticator enrolled; `language`: of mail to them, absent for the desk's. */
export const accountSchema = z.strictObject({
  ...staffSchema.shape,
  totp: z.boolean(),
  language: z.optional(z.string()),
});
export const mailLanguageSchema = z.strictObject({ language: z.nullable(z.enum(reportLanguages)) });
export const messageBodySchema = z.strictObject({ message: messageSchema });
export const answerBodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accept') }),
  z.strictObject({ type: z.literal('dispute'), reason }),
]);
export const surveyViewSchema = z.pick(customerViewSchema, { number: true, actions: true, survey: true });
export const surveyBodySchema = z.strictObject({ survey: surveySchema });
export const withdrawBodySchema = z.strictObject({ reason: z.optional(reason) });
export const reopenBodySchema = z.strictObject({ reason });
export const commandBodySchema = z.strictObject({ command: commandSchema, expectedVersion: z.int() });
export const rowSchema = z.looseObject({ number: z.string(), version: z.int(), state: z.string(), title: z.string() });
export const pageSchema = z.strictObject({
  rows: z.array(rowSchema),
  next: z.optional(z.string()),
  total: z.int(),
  more: z.optional(z.boolean()),
});
export const caseDetailSchema = z.strictObject({
  case: z.looseObject({ number: z.string(), version: z.int(), state: z.string() }),
  events: z.array(eventSchema),
  allowed: z.array(z.string()),
  blocked: z.array(z.strictObject({ command: z.string(), refused: object })),
  related: z.array(rowSchema),
  absorbed: z.array(z.looseObject({ number: z.string(), events: z.array(eventSchema) })),
});
export const bulkAnswerSchema = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ number: z.string(), version: z.int() }),
      z.strictObject({
        number: z.string(),
        error: z.strictObject({ code: z.string(), params: object, issues: z.array(object) }),
      }),
    ]),
  ),
});
export const similarSchema = z.array(
  z.strictObject({
    row: rowSchema,
    score: z.number(),
    reasons: z.array(z.strictObject({ code: z.string(), params: z.optional(object) })),
    suggests: z.enum(['duplicate', 'repeat', 'related']),
  }),
);
export const repliesSchema = z.array(
  z.strictObject({
    id: z.string(),
    label: z.record(z.string(), z.string()),
    language: z.string(),
    text: z.string(),
    unfilled: z.array(z.string()),
  }),
);
export const presenceBodySchema = z.strictObject({
  writing: z.optional(z.boolean()),
  leaving: z.optional(z.boolean()),
});
export const presenceSchema = z.strictObject({
  present: z.array(z.strictObject({ id: z.string(), name: z.string(), writing: z.boolean(), since: z.iso.datetime() })),
});
export const savedViewSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  query: object,
  shared: z.optional(z.boolean()),
  by: z.string(),
  own: z.boolean(),
});
export const viewsSchema = z.array(savedViewSchema);
export const policySchema = z.strictObject({ version: z.int(), hash: z.string(), text: z.string() });
export const policyVersionsSchema = z.array(
  z.strictObject({
    version: z.int(),
    hash: z.string(),
    publishedAt: z.string(),
    publishedBy: z.string(),
    note: z.nullable(z.string()),
  }),
);
export const policyTextBodySchema = z.strictObject({ text: z.string() });
export const publishBodySchema = z.strictObject({ text: z.string(), note: z.optional(z.string()) });
export const previewBodySchema = z.strictObject({ text: z.string(), complaint: complaintSchema });
export const issueSchema = z.strictObject({ code: z.string(), path: z.string(), params: z.optional(object) });
export const policyCheckSchema = z.strictObject({ issues: z.array(issueSchema), findings: z.array(object) });
export const formSchema = z.looseObject({
  policy: z.strictObject({ name: z.string(), version: z.int() }),
  categories: z.array(object),
  fields: z.array(object),
});
export const uploadPartSchema = z.strictObject({ offset: z.int(), attachment: z.optional(attachmentSchema) });
export const challengeSchema = z.looseObject({ parameters: object, signature: z.string() });
export const figuresSchema = z.strictObject({
  timeZone: z.string(),
  weekStart: z.int(),
  rows: z.array(z.record(z.string(), z.nullable(z.union([z.string(), z.number()])))),
  definitions: z.array(object),
  reasons: z.array(object),
});
const dashboardPart = z.strictObject({
  rows: z.array(z.record(z.string(), z.nullable(z.union([z.string(), z.number()])))),
  reasons: z.array(object),
});
export const dashboardSchema = z.strictObject({
  timeZone: z.string(),
  weekStart: z.int(),
  generatedAt: z.string(),
  definitions: z.array(object),
  cards: dashboardPart,
  courses: dashboardPart,
  backlog: dashboardPart,
  channels: dashboardPart,
  categories: dashboardPart,
  products: dashboardPart,
  departments: dashboardPart,
  severities: dashboardPart,
  causes: dashboardPart,
  hours: dashboardPart,
  handlers: dashboardPart,
});
export const keptActionSchema = z.extend(actionSchema, {
  id: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
/** An id of the sender's own making. */
export const ownIdSchema = z.optional(z.string().check(z.regex(/^[\w-]{8,64}$/)));
export const newActionSchema = z.extend(actionSchema, { id: ownIdSchema });
export const purchasesBodySchema = z.array(purchaseSchema).check(z.maxLength(mostPurchases));
export const reportSchema = z.looseObject({ format: z.string(), month: z.string() });
export const reportVersionsSchema = z.array(
  z.strictObject({ version: z.int(), at: z.string(), by: z.string(), definitions: z.int() }),
);
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  params: object,
  issues: z.array(issueSchema),
  instance: z.string(),
});
export { actionSchema, attachmentSchema, complaintSchema, customerViewSchema };
