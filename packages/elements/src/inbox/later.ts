/** Work that waits a little, so that a burst of reasons for it costs one. */
export class Later {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param delay in milliseconds; a later call by the same name takes the place of one that still waits. */
  run(name: string, delay: number, work: () => void): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(work, delay));
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
