import { customerKey, foldEmail, foldPhone, type Complaint } from '@redress/cases';

/** By what else a customer may ask for their data: an address or a number that is not the key of their cases. */
export interface OtherNames {
  readonly otherEmail: string | null;
  readonly otherPhone: string | null;
}

export function otherNames(complaint: Complaint): OtherNames {
  const key = customerKey(complaint);
  const { email, phone } = complaint.customer ?? {};
  const unlessKey = (name: string | undefined): string | null => (name && name !== key ? name : null);
  return {
    otherEmail: unlessKey(email && foldEmail(email)),
    otherPhone: unlessKey(phone && foldPhone(phone)),
  };
}
