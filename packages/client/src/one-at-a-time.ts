/** A call for something that must not run twice at once: several calls while it runs make it run once more after. */
export function oneAtATime(run: () => Promise<void>): () => void {
  let wanted = 0;
  return () => {
    wanted += 1;
    if (wanted > 1) return;
    void (async () => {
      for (let done = 0; done < wanted;) {
        done = wanted;
        await run();
      }
      wanted = 0;
    })();
  };
}
