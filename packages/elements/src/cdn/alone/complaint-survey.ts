export * from '../../define/complaint-survey.ts';
