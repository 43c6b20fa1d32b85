export type { CustomerCommand, CustomerDesk, LiveStatus } from './desk-client.ts';
export { ClientError } from './client-error.ts';
export { connect } from './connect.ts';
export { HttpCustomerDesk } from './http-customer-desk.ts';
export type { HttpOptions } from './http/http.ts';
