/** Upper bounds of the duration buckets, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Timed {
  readonly buckets: number[];
  count: number;
  sum: number;
}

const labelled = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`)
    .join(',');

/** What Prometheus is told of a process. Routes are counted by their pattern: no id or number is a label. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #durations = new Map<string, Timed>();

  request(method: string, route: string, status: number, seconds: number): void {
    const labels = labelled({ method, route, status: String(status) });
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    const key = labelled({ method, route });
    const timed = this.#durations.get(key) ?? { buckets: bounds.map(() => 0), count: 0, sum: 0 };
    this.#durations.set(key, timed);
    timed.count += 1;
    timed.sum += seconds;
    const first = bounds.findIndex((bound) => seconds <= bound);
    if (first >= 0) timed.buckets[first] = (timed.buckets[first] ?? 0) + 1;
  }

  /** The text exposition format. */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = ['# TYPE redress_http_requests_total counter'];
    for (const [labels, count] of this.#requests) lines.push(`redress_http_requests_total{${labels}} ${count}`);
    lines.push('# TYPE redress_http_request_duration_seconds histogram');
    for (const [labels, timed] of this.#durations) lines.push(...histogram(labels, timed));
    for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}

function histogram(labels: string, { buckets, count, sum }: Timed): string[] {
  const name = 'redress_http_request_duration_seconds';
  let below = 0;
  const cumulated = bounds.map((bound, index) => {
    below += buckets[index] ?? 0;
    return `${name}_bucket{${labels},le="${bound}"} ${below}`;
  });
  return [
    ...cumulated,
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
