import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import type { Connector } from '../../../../subgraphs/connectors/kit/connector.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { takeLease } from '../../../../subgraphs/connectors/runner/lease.ts';
import { replayDeadLetters } from '../../../../subgraphs/connectors/runner/replay.ts';
import {
  channelNow,
  complaintOf,
  item,
  listsConnector,
  pagesConnector,
  pull,
  putChannel,
  rows,
} from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

/** The connector after a mend: only what is torn still cannot be used. */
const mended = pagesConnector(() => [], {
  normalize: ({ broken, ...raw }) => complaintOf(broken === 'torn' ? { ...raw, broken: 'still torn' } : raw),
});

const replay = (channel: string, connector: Connector | undefined = mended) =>
  forkFor(runtime().orm, SYSTEM_VIEWER).transactional(async (em) =>
    replayDeadLetters(em, runtime(), await channelNow(runtime(), channel), connector),
  );

const letters = (channel: string) =>
  rows<{ external_id: string; reason: string; attempts: number; resolved: boolean }>(
    runtime(),
    `select external_id, reason, attempts, resolved_at is not null as resolved from connectors.dead_letter
     where channel_id = ? order by length(external_id), external_id`,
    [channel],
  );

const count = async (channel: string) =>
  (await rows(runtime(), 'select 1 from connectors.source_record where channel_id = ?', [channel])).length;

test('after a mend the kept records are taken in; the others stay with their present reason', async () => {
  await putChannel(runtime(), 'perbaikan');
  const page = [item('1', { broken: 'old' }), item('2', { broken: 'torn' }), item('3'), item('4'), item('5')];
  await pull(runtime(), 'perbaikan', listsConnector([page]));
  await replay('perbaikan');
  expect(await letters('perbaikan')).toEqual([
    { external_id: '1', reason: 'old', attempts: 1, resolved: true },
    { external_id: '2', reason: 'still torn', attempts: 2, resolved: false },
  ]);
  expect(await count('perbaikan')).toBe(4);
  const runs = await rows(
    runtime(),
    `select seen, created, dead from connectors.run where channel_id = 'perbaikan' order by seen`,
  );
  expect(runs).toEqual([
    { seen: 2, created: 1, dead: 1 },
    { seen: 5, created: 3, dead: 2 },
  ]);
  await replay('perbaikan');
  expect(await count('perbaikan')).toBe(4);
});

test('more letters than one page holds are all tried (bug: only the first 500 were)', async () => {
  await putChannel(runtime(), 'banyak');
  const ids = Array.from({ length: 1_100 }, (_, n) => String(n));
  const broken = ids.map((id) => item(id, { broken: Number(id) < 600 ? 'torn' : 'old' }));
  const pages = [broken.slice(0, 550), broken.slice(550)].map((page) => [
    ...page,
    ...page.map(({ id }) => item(`ok${id}`)),
  ]);
  await pull(runtime(), 'banyak', listsConnector(pages));
  await replay('banyak');
  expect((await letters('banyak')).filter(({ resolved }) => resolved)).toHaveLength(500);
  expect(await count('banyak')).toBe(1_600);
});

test('what never came as a record is not read as one', async () => {
  await putChannel(runtime(), 'bergeser');
  const unreadable = [{ raw: item('9'), where: 'row 9', why: 'its cells may have shifted.' }];
  await pull(
    runtime(),
    'bergeser',
    pagesConnector(() => [{ records: [], cursor: { page: 1 }, unreadable }]),
  );
  await replay('bergeser');
  expect(await count('bergeser')).toBe(0);
  expect(await letters('bergeser')).toMatchObject([{ external_id: '9', attempts: 1, resolved: false }]);
});

test('while the channel is being pulled nothing is tried', async () => {
  await putChannel(runtime(), 'ditarik');
  await pull(runtime(), 'ditarik', listsConnector([[item('1', { broken: 'old' }), item('2')]]));
  await takeLease(forkFor(runtime().orm, SYSTEM_VIEWER), 'ditarik');
  await expect(replay('ditarik')).rejects.toMatchObject({ code: 'CHANNEL_BUSY' });
  expect(await letters('ditarik')).toMatchObject([{ resolved: false }]);
});
