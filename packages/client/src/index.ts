export * from './desk-client.ts';
export * from './client-error.ts';
