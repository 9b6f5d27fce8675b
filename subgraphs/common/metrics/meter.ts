import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type Metric, type MetricKey } from './metrics.ts';

/** Values of a metric's labels. */
export type Labels = Readonly<Record<string, string>>;

/** One value of a gauge, told when it is asked for. */
export interface Reading {
  labels: Labels;
  value: number;
}

/** Gives all values of a gauge at the time of the scrape. */
export type Reader = () => readonly Reading[] | Promise<readonly Reading[]>;

const registry = new Registry();
const readers = new Map<MetricKey, Set<Reader>>();
const instruments = Object.fromEntries(
  Object.entries(METRICS).map(([key, metric]) => [key, instrument(key as MetricKey, metric)]),
) as Record<MetricKey, Counter | Gauge | Histogram>;

/** Counts one more of a counter. */
export function count(key: MetricKey, labels: Labels = {}): void {
  (instruments[key] as Counter).inc(labels);
}

/** Adds a value (seconds, cost) to a histogram. */
export function observe(key: MetricKey, value: number, labels: Labels = {}): void {
  (instruments[key] as Histogram).observe(labels, value);
}

/** Has `reader` asked for a gauge at each scrape; several readers of one gauge add their rows. Gives what ends it. */
export function readAtScrape(key: MetricKey, reader: Reader): () => void {
  const known = readers.get(key) ?? new Set();
  readers.set(key, known.add(reader));
  return () => void known.delete(reader);
}

/** Everything this process tells, in Prometheus' text form. */
export const exposition = (): Promise<string> => registry.metrics();

/** Media type of `exposition`. */
export const EXPOSITION_TYPE = registry.contentType;

function instrument(key: MetricKey, { name, help, type, labels, buckets }: Metric): Counter | Gauge | Histogram {
  const common = { name, help, labelNames: [...labels], registers: [registry] };
  if (type === 'counter') return new Counter(common);
  if (type === 'histogram') return new Histogram({ ...common, buckets: [...(buckets ?? [])] });
  return new Gauge({
    ...common,
    async collect() {
      this.reset();
      // A source that cannot be asked now leaves a gap; it must not cost the other figures.
      const rows = await Promise.allSettled([...(readers.get(key) ?? [])].map(async (read) => read()));
      for (const row of rows)
        if (row.status === 'fulfilled') for (const { labels, value } of row.value) this.set(labels, value);
    },
  });
}
