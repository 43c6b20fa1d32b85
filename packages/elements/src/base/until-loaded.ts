/** Loads a part of the scripts: where there is no connection, again after two seconds, then ever less often. */
export const untilLoaded = <Part>(load: () => Promise<Part>, wait = 2_000): Promise<Part> =>
  load().catch(() =>
    new Promise((resolve) => setTimeout(resolve, wait)).then(() => untilLoaded(load, Math.min(2 * wait, 60_000))),
  );
