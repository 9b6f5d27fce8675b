import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { DeadLetter } from '../../../../subgraphs/connectors/ledger/dead-letter.entity.ts';
import { pullChannel } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../../../subgraphs/connectors/runner/sources.ts';
import { type LittleSite, littleItems, littleSite } from '../../../legacy-sites/little-site.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

const CHANNEL = 'situs-kecil';

let runtimes: TestRuntimes;
let site: LittleSite;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  site = await littleSite(littleItems(5));
  const runtime = runtimes.of('connectors');
  runtime.config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
  const source = { channel: CHANNEL, name: 'Situs kecil', family: 'HTML', agency: null } as const;
  await registerSources(runtime, [{ ...source, secondsBetweenPulls: 60, config: site.config }], CONNECTORS, {}, 'DUAL');
});
afterAll(async () => {
  await site.stop();
  await runtimes.drop();
});

async function lettersAfterPull() {
  const runtime = runtimes.of('connectors');
  const { run } = await pullChannel(runtime, CHANNEL, { connectors: CONNECTORS, variables: {} });
  expect(run.outcome).toBe('DONE');
  const letters = await forkFor(runtime.orm, SYSTEM_VIEWER).find(DeadLetter, {}, { orderBy: { externalId: 'asc' } });
  return letters.map(({ externalId, resolvedAt }) => [externalId, resolvedAt === null ? 'waits' : 'settled']);
}

test('a complaint that is mended on the website settles its dead letter, also when its page could not be had', async () => {
  site.items[1] = { id: 'A4', badges: ['Khusus'] };
  site.instead = (path) => (path === '/aduan/A2' ? { status: 500 } : undefined);
  expect(await lettersAfterPull()).toEqual([
    ['A2', 'waits'],
    ['A4', 'waits'],
  ]);
  site.items[1] = { id: 'A4', badges: ['Rahasia'] };
  site.instead = () => undefined;
  expect(await lettersAfterPull()).toEqual([
    ['A2', 'settled'],
    ['A4', 'settled'],
  ]);
});
