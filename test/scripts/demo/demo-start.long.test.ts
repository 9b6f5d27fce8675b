import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoWorld } from '../../../scripts/demo/demo-complaints.ts';
import { writeDemoSheet } from '../../../scripts/demo/demo-sheet.ts';
import { type DemoSite, startDemoSite } from '../../../scripts/demo/demo-site.ts';
import { admitDemo } from '../../../scripts/demo/demo-start.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { pullChannel as pullOrder } from '../../../subgraphs/common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { startJobs } from '../../../subgraphs/connectors/channels/jobs.ts';
import { CONNECTORS } from '../../../subgraphs/connectors/families.ts';
import { Channel } from '../../../subgraphs/connectors/ledger/channel.entity.ts';
import { connectorsDatabase } from '../../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../subgraphs/connectors/runner/sources.ts';
import demoSheet from '../../../subgraphs/connectors/sources/demo-sheet.source.ts';
import demoSite from '../../../subgraphs/connectors/sources/demo-site.source.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../support/test-runtime.ts';

const world = demoWorld();
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
let runtimes: TestRuntimes;
let site: DemoSite;

beforeAll(async () => {
  site = await startDemoSite(world.site, TEST_NOW);
  await writeDemoSheet(folder, world.sheet, TEST_NOW);
  runtimes = await testRuntimes([connectorsDatabase], TEST_NOW, {});
  const runtime = runtimes.of('connectors');
  // Jobs start before the demo does, as in `npm start`.
  await startJobs(runtime);
  admitDemo(runtime, { DEMO_SITE_URL: site.url, DEMO_SHEET_FOLDER: folder });
  await registerSources(runtime, [demoSite, demoSheet], CONNECTORS, runtime.variables, 'DUAL');
});
afterAll(async () => {
  await site.stop();
  await runtimes.drop();
  rmSync(folder, { recursive: true });
});

const pull = (channelId: string) => {
  const runtime = runtimes.of('connectors');
  return pullChannel(runtime, channelId, { connectors: CONNECTORS, variables: runtime.variables });
};
const channel = () =>
  forkFor(runtimes.of('connectors').orm, SYSTEM_VIEWER).findOneOrFail(Channel, { id: demoSite.channel });

test.each([
  [demoSite.channel, world.site.length],
  [demoSheet.channel, world.sheet.length],
])('every complaint of %s comes in, none as a dead letter; reading it again changes nothing', async (id, count) => {
  const first = await pull(id);
  expect(first.failure).toBeNull();
  expect(first.run).toMatchObject({ outcome: 'DONE', created: count, dead: 0 });
  expect((await pull(id)).run).toMatchObject({ outcome: 'DONE', created: 0, changed: 0, dead: 0 });
});

test('a pull that the schedule orders later reaches the website as well (it was parked for calling 127.0.0.1)', async () => {
  const { lastSuccessAt: before } = await channel();
  runtimes.of('connectors').now = () => new Date(TEST_NOW.valueOf() + 3_600_000);
  await runtimes.letterBox.post(pullOrder, { channelId: demoSite.channel }, demoSite.channel);
  const orderedPullEnded = async () => (await channel()).lastSuccessAt?.valueOf() !== before?.valueOf();
  while (!(await orderedPullEnded()) && !(await channel()).parkedAt) await new Promise((next) => setTimeout(next, 50));
  expect(await channel()).toMatchObject({ parkedAt: null, failures: 0, errorMessage: null });
});
