import type { Complaint } from '@redress/cases';

/** Whether staff who are signed in submit it for a customer, such as one who called. */
export const isOnBehalf = ({ submittedBy = 'customer' }: Complaint): boolean => submittedBy !== 'customer';
