import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoWorld } from '../../scripts/demo/demo-complaints.ts';
import { writeDemoSheet } from '../../scripts/demo/demo-sheet.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo/demo-site.ts';
import { admitDemo } from '../../scripts/demo/demo-start.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../subgraphs/connectors/runner/sources.ts';
import demoSheet from '../../subgraphs/connectors/sources/demo-sheet.source.ts';
import demoSite from '../../subgraphs/connectors/sources/demo-site.source.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const world = demoWorld();
const folder = mkdtempSync(join(tmpdir(), 'demo-joined-'));
let runtimes: TestRuntimes;
let site: DemoSite;
/** Numbers in their channels of what each report is fed by, "PM-2000 7500000". */
let reports: string[];

beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  await untilDrained(runtimes.letterBox);
  site = await startDemoSite(world.site, TEST_NOW);
  await writeDemoSheet(folder, world.sheet, TEST_NOW);
  const runtime = runtimes.of('connectors');
  admitDemo(runtime, { DEMO_SITE_URL: site.url, DEMO_SHEET_FOLDER: folder });
  await registerSources(runtime, [demoSite, demoSheet], CONNECTORS, runtime.variables, 'DUAL');
  for (const { channel } of [demoSite, demoSheet]) {
    await pullChannel(runtime, channel, { connectors: CONNECTORS, variables: runtime.variables });
  }
  await untilDrained(runtimes.letterBox);
  reports = await groups();
}, 60_000);
afterAll(async () => {
  await site.stop();
  await runtimes.drop();
  rmSync(folder, { recursive: true });
});

/** Contexts know nothing of each other's tables, so the test puts the two halves together. */
async function groups(): Promise<string[]> {
  const links = await forkFor(runtimes.of('reports').orm, SYSTEM_VIEWER).execute<{ id: string; record: string }[]>(
    `select coalesce(r.merged_into_id, r.id) as id, l.source_record_id as record
     from reports.source_link l join reports.report r on r.id = l.report_id`,
  );
  const records = await forkFor(runtimes.of('connectors').orm, SYSTEM_VIEWER).execute<{ id: string; number: string }[]>(
    'select id, external_id as number from connectors.source_record',
  );
  const numberOf = new Map(records.map(({ id, number }) => [id, number]));
  const byReport = Map.groupBy(links, ({ id }) => id);
  // Numbers of the export are digits and sort before those of the website.
  return [...byReport.values()].map((group) =>
    group
      .map(({ record }) => numberOf.get(record))
      .sort()
      .reverse()
      .join(' '),
  );
}

test('exactly the copies of one submission have become one report', () => {
  const joined = reports.filter((numbers) => numbers.includes(' '));
  expect(joined.sort()).toEqual(world.same.map((pair) => pair.join(' ')).sort());
});

test.each(world.apart)('%s and %s stay two reports: %s', (onSite, inSheet) => {
  expect(reports).toEqual(expect.arrayContaining([onSite, inSheet]));
});

test('no complaint is lost on the way', () => {
  const all = [...world.site, ...world.sheet].map(({ id }) => id);
  expect(reports.flatMap((numbers) => numbers.split(' ')).sort()).toEqual(all.sort());
});
