/** A text of RFC 5545: these characters mean something, and lines end where they say. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
const stamp = (date: Date): string => date.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Lines are at most 75 octets long; the rest goes on in a line that begins with a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = new TextEncoder().encode(character).length;
    if (octets + length > 74) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...lines, current].join('\r\n');
}

/** An iCalendar file with one moment in it; `at` is RFC 3339. */
export function calendarFile(event: {
  readonly uid: string;
  readonly at: string;
  readonly summary: string;
  readonly url?: string | undefined;
  readonly now: Date;
}): Blob {
  const at = stamp(new Date(event.at));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Redress//Complaints//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}@redress`,
    `DTSTAMP:${stamp(event.now)}`,
    `DTSTART:${at}`,
    `DTEND:${at}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return new Blob([lines.map(folded).join('\r\n')], { type: 'text/calendar' });
}
