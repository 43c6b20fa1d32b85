import type { WriteStream } from 'node:tty';

const width = 30;

/** A bar drawn over itself on a terminal; elsewhere, a line at each tenth. */
export function progressBar(out: WriteStream) {
  let drawn = '';
  let tenth = 0;
  return {
    /** @param fraction 0 to 1 */
    draw(label: string, fraction: number, note: string): void {
      const percent = `${Math.floor(fraction * 100)} %`;
      if (!out.isTTY) {
        if (Math.floor(fraction * 10) <= tenth) return;
        tenth = Math.floor(fraction * 10);
        out.write(`${label}: ${percent}, ${note}\n`);
        return;
      }
      const full = Math.round(fraction * width);
      const line = `\r${label} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent}, ${note}`;
      if (line !== drawn) out.write(line.padEnd(drawn.length));
      drawn = line;
    },
    /** Leaves the bar as it is and goes on below it. */
    end(): void {
      if (drawn) out.write('\n');
      drawn = '';
    },
  };
}
