import type { MikroORM } from '@mikro-orm/postgresql';
import { forkFor } from '../database/row-security.ts';
import { SYSTEM_VIEWER } from '../identity/viewer.ts';
import { type Labels, readAtScrape } from './meter.ts';
import type { MetricKey } from './metrics.ts';

/** A gauge whose values lie in the database. */
export interface SqlGauge {
  metric: MetricKey;
  /** A small query: its column `value` is a number, each other column a label. Counts only, never what is counted. */
  sql: string;
}

/** Scrapes within this time of each other are answered with the same rows, ms: more of them must cost no more. */
const FRESH_MS = 15_000;

/** Shows the gauges of one context, asked as SYSTEM; gives what ends it. */
export function showSqlGauges(orm: MikroORM, gauges: readonly SqlGauge[]): () => void {
  const ends = gauges.map(({ metric, sql }) =>
    readAtScrape(
      metric,
      fresh(async () => {
        const rows = await forkFor(orm, SYSTEM_VIEWER).execute<Row[]>(sql);
        return rows.map(({ value, ...labels }) => ({ labels: labels as Labels, value: Number(value) }));
      }),
    ),
  );
  return () => {
    for (const end of ends) end();
  };
}

type Row = { value: number | string } & Record<string, unknown>;

/** What `read` gives, kept for a while; a failure is not kept. */
export function fresh<Rows>(read: () => Promise<Rows>, now: () => number = Date.now): () => Promise<Rows> {
  let readAt = Number.NEGATIVE_INFINITY;
  let rows: Promise<Rows> | undefined;
  return () => {
    if (rows && now() - readAt < FRESH_MS) return rows;
    readAt = now();
    rows = read();
    rows.catch(() => {
      rows = undefined;
    });
    return rows;
  };
}
