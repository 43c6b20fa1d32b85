export type { LiveStatus, StaffDesk } from './desk-client.ts';
export { ClientError } from './client-error.ts';
export { connectStaff } from './connect-staff.ts';
export { HttpStaffDesk } from './http-staff-desk.ts';
export type { HttpOptions } from './http/http.ts';
