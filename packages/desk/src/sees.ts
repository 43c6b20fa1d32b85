import type { Role } from '@redress/cases';
import type { Staff } from './answers.ts';
import type { RowFilter } from './case-query.ts';
import { DeskError } from './desk-error.ts';

/** Roles that see cases; admins set rules and keep accounts. */
const readers: readonly Role[] = ['handler', 'dispatcher', 'supervisor', 'auditor'];

/** @throws DeskError `forbidden` for those who see no cases. */
export function mustRead({ roles }: Staff): void {
  if (!roles.some((role) => readers.includes(role))) throw new DeskError('forbidden', { needs: readers });
}

/** The department that limits what a member of staff sees; supervisors, dispatchers and auditors see all. */
export function ownDepartment({ roles, department }: Staff): string | undefined {
  return roles.some((role) => role !== 'handler' && readers.includes(role)) ? undefined : department;
}

export const inOwnDepartment = (staff: Staff): Pick<RowFilter, 'department'> => {
  const department = ownDepartment(staff);
  return department === undefined ? {} : { department };
};
