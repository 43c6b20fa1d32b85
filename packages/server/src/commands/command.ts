import type { Issue } from '@redress/cases';

/**
 * 0: done; 1: done, and something was found; 2: could not run. For what mail servers run, as sysexits.h has it: 65, the
 * input can never be taken; 75, it may be taken another time.
 */
export type ExitStatus = 0 | 1 | 2 | 65 | 75;

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A person is watching: progress may be drawn. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
}

export interface CliCommand {
  /** How it is called, without the program's name. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  run(args: string[], terminal: Terminal): Promise<ExitStatus>;
}

/** The command line was not understood, or a file it names cannot be used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An issue as one line: `/rules/3/name  duplicate-name  {"name":"x"}`. */
export const issueLine = ({ code, path, params }: Issue): string =>
  [path || '/', code, params && Object.keys(params).length ? JSON.stringify(params) : ''].filter(Boolean).join('  ');

/** A bar that is drawn over itself, for a terminal. */
export function progressBar(
  terminal: Terminal,
  label: string,
): { draw(fraction: number, note: string): void; end(): void } {
  const width = 30;
  let drawn = '';
  return {
    draw(fraction, note) {
      if (!terminal.interactive) return;
      const full = Math.round(fraction * width);
      const line = `\r${label} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(fraction * 100)} % ${note}`;
      if (line !== drawn) terminal.err(line);
      drawn = line;
    },
    end() {
      if (terminal.interactive && drawn) terminal.err('\n');
    },
  };
}
