export * from './desk-client.ts';
export * from './client-error.ts';
export * from './connect.ts';
