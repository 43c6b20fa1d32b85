import type { Complaint } from './complaint.ts';
import { customerKey, foldEmail, foldPhone } from './facts.ts';

/** Fewer digits are no telephone number. */
const shortestPhone = 5;

/** All that a customer may be asked for by: the company's number, e-mail address, telephone number. */
export function customerNames(complaint: Complaint): string[] {
  const { email, phone } = complaint.customer ?? {};
  const names = [customerKey(complaint), email && foldEmail(email), phone && foldPhone(phone)];
  return [...new Set(names.filter((name): name is string => Boolean(name)))];
}

/** What somebody may have meant who writes a customer's number, e-mail or telephone number their own way. */
export function customerSpellings(text: string): string[] {
  const phone = foldPhone(text);
  const looksLikePhone = /^[\d\s()+./-]+$/.test(text) && phone.length >= shortestPhone;
  return [...new Set([text.trim(), foldEmail(text), ...(looksLikePhone ? [phone] : [])])].filter(Boolean);
}
