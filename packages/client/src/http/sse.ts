/** One event of a `text/event-stream`, as the HTML standard reads it. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
  readonly id: string;
}

/**
 * Read events from chunks of text as they come; the HTML standard's algorithm without `retry`.
 * Comments, which servers send as heartbeats, give no event.
 */
export function sseParser(emit: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = '';
  let first = true;
  let type = '';
  let data: string[] = [];
  let id = '';
  const line = (text: string): void => {
    if (text === '') {
      if (data.length) emit({ type: type || 'message', data: data.join('\n'), id });
      type = '';
      data = [];
      return;
    }
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/su.exec(text) ?? [];
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };
  return (chunk) => {
    rest += chunk;
    if (first && rest) {
      first = false;
      rest = rest.replace(/^\uFEFF/, '');
    }
    // A CR at the end may be half of a CR LF: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(line);
  };
}

/**
 * Read a response's events until it ends.
 * @param heard called at every chunk, also one with nothing but a heartbeat.
 * @param signal ends it; its reason is thrown.
 */
export async function readEvents(
  response: Response,
  emit: (event: StreamEvent) => void,
  heard: () => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  const cancel = () => {
    reader.cancel(signal.reason).catch(() => undefined);
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const parse = sseParser(emit);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    parse(value);
  }
  signal.removeEventListener('abort', cancel);
  signal.throwIfAborted();
}
