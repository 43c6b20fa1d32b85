import { expect } from '@open-wc/testing';
import { array, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { readEvents, sseParser, type StreamEvent } from './sse.ts';

function parsed(...chunks: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parse = sseParser((event) => events.push(event));
  chunks.forEach((chunk) => {
    parse(chunk);
  });
  return events;
}

describe('the reading of event streams', () => {
  it('reads events as the HTML standard does', () => {
    expect(parsed('data: YHOO\ndata: +2\ndata: 10\n\n')).to.deep.equal([
      { type: 'message', data: 'YHOO\n+2\n10', id: '' },
    ]);
    expect(
      parsed(': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n'),
    ).to.eql([
      { type: 'message', data: 'first event', id: '1' },
      { type: 'message', data: 'second event', id: '' },
      { type: 'message', data: ' third event', id: '' },
    ]);
    expect(parsed('data\n\ndata\ndata\n\ndata:')).to.deep.equal([
      { type: 'message', data: '', id: '' },
      { type: 'message', data: '\n', id: '' },
    ]);
    expect(parsed('\uFEFFevent: change\ndata: x\n\n')).to.deep.equal([{ type: 'change', data: 'x', id: '' }]);
    expect(parsed('id: a\0b\ndata: x\n\nevent: none\n\n')).to.deep.equal([{ type: 'message', data: 'x', id: '' }]);
  });

  it('reads the same however the stream is cut, and whatever its lines end with', () => {
    const event = record({ type: string(), data: string(), id: string() }, { requiredKeys: ['data'] });
    const clean = (text: string): string => text.replaceAll(/[\r\n\0]/g, '');
    assert(
      property(
        array(event),
        constantFrom('\n', '\r', '\r\n'),
        array(integer({ min: 1, max: 9 })),
        (events, end, cuts) => {
          let text = '';
          for (const { type, data, id } of events) {
            if (type !== undefined) text += `event: ${clean(type)}${end}`;
            if (id !== undefined) text += `id: ${clean(id)}${end}`;
            text += `data: ${clean(data)}${end}${end}`;
          }
          // What a lone CR may still become is only known when more comes.
          text += ':';
          const chunks: string[] = [];
          for (let at = 0, i = 0; at < text.length; i++) {
            const size = cuts[i % (cuts.length || 1)] ?? text.length;
            chunks.push(text.slice(at, at + size));
            at += size;
          }
          let last = '';
          const expected = events.map(({ type = '', data, id }) => {
            last = id === undefined ? last : clean(id);
            return { type: clean(type) || 'message', data: clean(data), id: last };
          });
          expect(parsed(...chunks)).to.deep.equal(expected);
        },
      ),
    );
  });

  it('reads bytes, and hears heartbeats', async () => {
    const bytes = new TextEncoder().encode(': hi\n\ndata: 投诉\n\n');
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const events: StreamEvent[] = [];
    let heard = 0;
    await readEvents(
      new Response(body),
      (event) => events.push(event),
      () => (heard += 1),
      new AbortController().signal,
    );
    expect(events).to.deep.equal([{ type: 'message', data: '投诉', id: '' }]);
    expect(heard).to.be.greaterThan(1);
  });
});
