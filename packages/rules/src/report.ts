import type { Issue } from '@redress/cases';

/** Called once for each fault. */
export type Report = (code: string, path: string, params?: Issue['params']) => void;
