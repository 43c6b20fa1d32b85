export * from './desk-error.ts';
export * from './case-row.ts';
export * from './case-query.ts';
export * from './bulk.ts';
export type { SurveyLinks, SurveyView } from './survey-links.ts';
export type { Beat, Present } from './presence.ts';
export type { SimilarCase, SimilarReason } from './similar.ts';
export type { FilledReply } from './templates.ts';
export { viewSchema, type SavedView, type View, type Views } from './views.ts';
export * from './ports.ts';
export type { KeptPurchase, PurchaseLog } from './purchase-log.ts';
export type { KeptRecord, Records } from './records.ts';
export * from './form-info.ts';
export * from './answers.ts';
export { importMappingSchema, mappedColumns, parseImportMapping, type ImportMapping } from './import-mapping.ts';
export {
  mapPurchase,
  parsePurchaseMapping,
  purchaseColumns,
  purchaseMappingSchema,
  type PurchaseMapping,
} from './purchase-mapping.ts';
export { importHistorySchema, mapRow, type CsvRow, type ImportedRow, type ImportHistory } from './import-row.ts';
export { safeName, type IncomingFile } from './attachments.ts';
export { changedFacts } from './changed-facts.ts';
export { claimable } from './claims.ts';
export { hasExpired, letGo, longAgo } from './erasures.ts';
export type { CustomerExport, Erased } from './privacy.ts';
export { derivedOf } from './case-log.ts';
export { createDesk, Desk, type DeskPorts } from './desk.ts';
export { PlainEngine, type FactsSource, type FiguresEngine, type Json, type Stop } from './figures-engine.ts';
export {
  dashboardQuerySchema,
  figuresQuerySchema,
  filtersSchema,
  type DashboardQuery,
  type FiguresQuery,
} from './figures-query.ts';
export { actionSchema, type ActionInput, type CorrectiveActions, type KeptAction } from './corrective-actions.ts';
export { mostPurchases, purchaseSchema, readPurchase, type PurchaseBook, type PurchaseInput } from './purchases.ts';
export type { Imported, SubmitOptions } from './intake.ts';
export type { PolicyText } from './policy-book.ts';
export { holidayIds, PlainLab, trialOf, type Holidays, type PolicyLab, type TrialOptions } from './policy-lab.ts';
export type { ReportOptions } from './report-options.ts';
export { normalizeReceipt, receiptText } from './receipt.ts';
export { LocalFeed } from './memory/local-feed.ts';
export { MemoryFiles } from './memory/memory-files.ts';
export { MemoryStore } from './memory/memory-store.ts';
export { compareRows, dueCalendarsOf, matchesFilter, pageOf, relatedOf, type ToldOf } from './row-filter.ts';
export type { Delivered, Letter } from './correspondence.ts';
