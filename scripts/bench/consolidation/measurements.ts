import { DEVELOPMENT_SECRET } from '../../../subgraphs/common/config/config.ts';
import { planByIndex } from '../../../subgraphs/common/database/bound.ts';
import { nearReports } from '../../../subgraphs/reports/block-key/near-report.loader.ts';
import type { Terms } from '../../../subgraphs/reports/block-key/rare-word.policy.ts';
import { prepare, wordsOf } from '../../../subgraphs/reports/suggestion/likeness.policy.ts';
import { SuggestionService } from '../../../subgraphs/reports/suggestion/suggestion.service.ts';
import type { FilledReports } from './filled-reports.ts';
import { inventedReport } from './invented-report.ts';
import { insertReports } from './report-rows.ts';

const WINDOW_DAYS = 180;
const COUNTED = 20_000;
const FEWEST = 20;

/** The term table of the invented language, as if counted over 50,000 reports. */
export function inventedTerms(): Terms {
  const counts = new Map<string, number>();
  for (let n = 0; n < COUNTED; n += 1) {
    for (const word of new Set(wordsOf(inventedReport(n).text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const scale = 50_000 / COUNTED;
  const kept = [...counts].map(([word, count]) => [word, Math.round(count * scale)] as const);
  return { version: '1', documents: 50_000, frequency: new Map(kept.filter(([, count]) => count >= FEWEST)) };
}

/** Milliseconds to find what is near the n-th report that is not stored, by itself. */
export async function lookUp(filled: FilledReports, n: number, terms: Terms): Promise<number> {
  // Every other one copies a stored report, so that there is something to find.
  const read = prepare({ ...inventedReport(n % 2 ? n : filled.rows + n), id: inventedReport(n, 'd').id }, terms);
  return filled.em().transactional(async (em) => {
    await planByIndex(em);
    const started = performance.now();
    await nearReports(em, DEVELOPMENT_SECRET, [read], WINDOW_DAYS);
    return performance.now() - started;
  });
}

/** Milliseconds of the same question put to trigrams: the sixty most similar bodies. */
export async function trigramLookUp(filled: FilledReports, n: number): Promise<number> {
  const { text } = inventedReport(n % 2 ? n : filled.rows + n);
  const started = performance.now();
  await filled.owner.query(
    'select report_id from reports.report_content where body % $1 order by similarity(body, $1) desc limit 60',
    [text],
  );
  return performance.now() - started;
}

/** Makes ready for `trigramLookUp`; null: this server has no pg_trgm, else the seconds its index took. */
export async function addTrigrams({ owner }: FilledReports): Promise<number | null> {
  const { rowCount } = await owner.query(`select 1 from pg_available_extensions where name = 'pg_trgm'`);
  if (!rowCount) return null;
  await owner.query('create extension if not exists pg_trgm');
  const started = performance.now();
  await owner.query('create index on reports.report_content using gin (body gin_trgm_ops)');
  await owner.query('analyze reports.report_content');
  return (performance.now() - started) / 1000;
}

/** New reports checked per second (keys, candidates, comparison, suggestions), `together` in each call. */
export async function checkedPerSecond(filled: FilledReports, from: number, count: number, together: number) {
  const reports = Array.from({ length: count }, (_, n) => inventedReport(from + n, 'e'));
  await insertReports(filled.owner, reports);
  const service = new SuggestionService(filled.runtime);
  const started = performance.now();
  for (let start = 0; start < count; start += together) {
    await service.check(reports.slice(start, start + together).map(({ id }) => id));
  }
  return (count * 1000) / (performance.now() - started);
}

/** Bytes of all keys, with their indexes and the table of numbers, per report. */
export async function keyBytesPerReport({ owner, rows }: FilledReports): Promise<number> {
  const { rows: sizes } = await owner.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(relid)) as bytes from (
       select relid from pg_partition_tree('reports.dedup_key') union select 'reports.dedup_report'::regclass) as t (relid)`,
  );
  return Number(sizes[0]!.bytes) / rows;
}
