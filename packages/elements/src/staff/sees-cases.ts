import type { Staff } from '@redress/desk';

const readers: readonly string[] = ['handler', 'dispatcher', 'supervisor', 'auditor'];

/** Whether the desk tells someone of changes of cases; an administrator has figures, but no cases. */
export const seesCases = ({ roles }: Staff): boolean => roles.some((role) => readers.includes(role));
