export * from './desk-error.ts';
export * from './case-row.ts';
export * from './case-query.ts';
export * from './ports.ts';
export * from './form-info.ts';
export * from './answers.ts';
export { importMappingSchema, mappedColumns, parseImportMapping, type ImportMapping } from './import-mapping.ts';
export { importHistorySchema, mapRow, type CsvRow, type ImportedRow, type ImportHistory } from './import-row.ts';
