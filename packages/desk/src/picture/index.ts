export * from './cut.ts';
export * from './heif.ts';
