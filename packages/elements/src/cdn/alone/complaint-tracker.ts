export * from '../../define/complaint-tracker.ts';
