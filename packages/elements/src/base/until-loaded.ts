/** Loads a part of the scripts: where there is no connection, again every two seconds until there is. */
export const untilLoaded = <Part>(load: () => Promise<Part>): Promise<Part> =>
  load().catch(() => new Promise((resolve) => setTimeout(resolve, 2_000)).then(() => untilLoaded(load)));
