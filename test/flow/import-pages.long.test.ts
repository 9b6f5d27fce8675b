import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importFile } from '../../scripts/history/import-file.ts';
import { jsonlPages } from '../../scripts/history/jsonl-file.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { channelsContext } from '../../subgraphs/connectors/channels/context.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { historyLine } from '../support/history-lines.ts';
import { putChannel, rows } from '../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const RECORDS = 50;
const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-test-import-'));
const path = join(folder, 'lama.jsonl');

/** Imports the same file into a hub of its own and gives all that came of it. */
async function hubAfter(take: (runtimes: TestRuntimes) => Promise<void>): Promise<Record<string, string[]>> {
  const runtimes = await testRuntimes(DATABASES);
  try {
    for (const { seed, jobs, database } of SUBGRAPHS) {
      await seed?.(runtimes.of(database.schema));
      await jobs(runtimes.of(database.schema));
    }
    await untilDrained(runtimes.letterBox);
    await putChannel(runtimes.of('connectors'), 'lama', { family: 'PUSH', phase: 'DUAL', secondsBetweenPulls: 0 });
    await take(runtimes);
    await untilDrained(runtimes.letterBox);
    return await everything(runtimes);
  } finally {
    await runtimes.drop();
  }
}

const inOnePage = async (runtimes: TestRuntimes) => {
  const { signal } = new AbortController();
  await importFile(runtimes.of('connectors'), { channel: 'lama', path, dry: false, signal });
};

const oneByOne = async (runtimes: TestRuntimes) => {
  const { services } = await channelsContext(runtimes.of('connectors'), SYSTEM_VIEWER, 'import');
  const run = await services.history.open('lama', { way: 'FILE', dry: false });
  for await (const { cursor, ...page } of jsonlPages(path, 0, 1)) {
    await services.importPages.takeFilePage(run.id, page, cursor);
    await untilDrained(runtimes.letterBox);
  }
  await services.importPages.finishFile(run.id);
};

/** What is written about records, without what is drawn by lot: seals, and keys that hang on ids. */
const TABLES: [schema: 'connectors' | 'reports' | 'sla' | 'notices', table: string, without: string[]][] = [
  ['connectors', 'source_record', ['last_run_id']],
  ['connectors', 'source_version', ['sealed_raw', 'sealed_reporter']],
  ['connectors', 'import_remark', ['example']],
  ...['report', 'report_content', 'report_place', 'report_number', 'attachment', 'source_link', 'fingerprint'].map(
    (table): (typeof TABLES)[number] => ['reports', table, []],
  ),
  ['reports', 'reporter', ['sealed']],
  ['reports', 'report_event', []],
  ['reports', 'message', []],
  ['reports', 'dedup_report', ['ref']],
  ['sla', 'report_state', []],
  ['sla', 'sla_clock', []],
  ['sla', 'performance_fact', []],
  ['notices', 'known_report', []],
];

async function everything(runtimes: TestRuntimes): Promise<Record<string, string[]>> {
  const links = await rows<{ id: string; at: string }>(
    runtimes.of('reports'),
    'select report_id as id, number as at from reports.report_number where system = ?',
    ['lama'],
  );
  const names = new Map(links.map(({ id, at }) => [id, at]));
  const found: Record<string, string[]> = {};
  for (const [schema, table, without] of TABLES) {
    const all = await rows<{ row: object }>(runtimes.of(schema), `select to_jsonb(t) as row from ${schema}.${table} t`);
    found[table] = all
      .map(({ row }) => named({ ...row, ...Object.fromEntries(without.map((key) => [key, 0])) }))
      .sort();
  }
  return found;

  /** Reports by their old number; other ids and the hub's numbers are all alike. */
  function named(row: object): string {
    return JSON.stringify(row)
      .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => names.get(id) ?? 'id')
      .replace(/LH-\d{4}-\w{4}-\w{4}/g, 'number');
  }
}

let page: Record<string, string[]>;
let single: Record<string, string[]>;
beforeAll(async () => {
  writeFileSync(path, Array.from({ length: RECORDS }, (_, n) => `${historyLine(n)}\n`).join(''));
  page = await hubAfter(inOnePage);
  single = await hubAfter(oneByOne);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(TABLES.map(([, table]) => table))(
  'a page of records and each by itself give the same rows of %s',
  (table) => {
    expect(page[table]!.length).toBeGreaterThan(0);
    expect(page[table]).toEqual(single[table]);
  },
);

test('every record has become one report with its verdicts', () => {
  for (const table of ['report', 'fingerprint', 'dedup_report', 'report_state', 'known_report', 'performance_fact'])
    expect([table, page[table]!.length]).toEqual([table, RECORDS]);
});
