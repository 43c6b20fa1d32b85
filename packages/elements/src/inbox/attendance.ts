import type { StaffDesk } from '@redress/client';
import type { Present } from '@redress/desk';

/** Between two beats, in milliseconds. */
const every = 8_000;

/** Tells the desk that a case is open here, and who else has it open. Best effort: without an answer nobody is shown. */
export class Attendance {
  readonly #desk: StaffDesk;
  readonly #number: string;
  readonly #isWriting: () => boolean;
  readonly #changed: (present: readonly Present[]) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #writing = false;
  #stopped = false;

  constructor(
    desk: StaffDesk,
    number: string,
    isWriting: () => boolean,
    changed: (present: readonly Present[]) => void,
  ) {
    this.#desk = desk;
    this.#number = number;
    this.#isWriting = isWriting;
    this.#changed = changed;
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.#beat();
    }, every);
    void this.#beat();
  }

  /** Something was typed, or sent: colleagues are told at once when that changes what they see. */
  typed(): void {
    if (this.#isWriting() !== this.#writing) void this.#beat();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    void this.#tell({ leaving: true });
  }

  async #beat(): Promise<void> {
    this.#writing = this.#isWriting();
    const present = await this.#tell({ writing: this.#writing });
    if (!this.#stopped) this.#changed(present);
  }

  async #tell(beat: Parameters<StaffDesk['attend']>[1]): Promise<readonly Present[]> {
    try {
      return await this.#desk.attend(this.#number, beat);
    } catch (error) {
      // A desk that cannot be reached says so elsewhere; a fault of our own is one.
      if ((error as { code?: unknown }).code === undefined) throw error;
      return [];
    }
  }
}
