export * from './vocabulary.ts';
export * from './complaint.ts';
export * from './decision.ts';
