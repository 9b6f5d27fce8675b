import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import type { ReadReport } from '../../../../subgraphs/reports/block-key/block-key.policy.ts';
import { storeKeys } from '../../../../subgraphs/reports/block-key/block-key.service.ts';
import { dropMonths } from '../../../../subgraphs/reports/block-key/month.service.ts';
import { nearReports } from '../../../../subgraphs/reports/block-key/near-report.loader.ts';
import { reportsDatabase } from '../../../../subgraphs/reports/database.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { bodyOf, systemEm } from '../support.ts';

const SECRET = 'a secret of this test, long enough for a key';
const WINDOW = 180;
let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testRuntimes([reportsDatabase]);
});
afterAll(() => hub.drop());

function readOf(text: string, day: string, parts: Partial<ReadReport['report']> = {}): ReadReport {
  const report = {
    ...{ id: randomUUID(), text, categoryId: null, agencyId: null, channelId: 'ringkas', status: 'RECEIVED' },
    ...{ receivedAt: new Date(`${day}T00:00:00Z`), place: null, reporterKeys: [], anonymous: false, secret: false },
    ...parts,
  };
  return { report, words: text.toLowerCase().split(' '), streets: [], rarest: [], village: null };
}
const store = (...reads: ReadReport[]) => systemEm(hub).transactional((em) => storeKeys(em, SECRET, reads, TEST_NOW));
const near = async (...reads: ReadReport[]) => {
  const found = await systemEm(hub).transactional((em) => nearReports(em, SECRET, reads, WINDOW));
  return found.map(({ nearId }) => nearId);
};
const stored = async () =>
  (await systemEm(hub).execute<{ n: number }[]>('select count(*)::int as n from reports.dedup_key'))[0]!.n;

test('a copy is found by its words within the window, not beyond it, and never finds itself', async () => {
  const [one, copy, late] = ['2026-03-01', '2026-02-01', '2025-08-20'].map((day) => readOf(bodyOf('pasar'), day));
  await store(one!, copy!, late!, readOf('Sampah menumpuk di belakang sekolah dasar sejak pekan lalu', '2026-03-01'));
  expect(await near(one!)).toEqual([copy!.report.id]);
  expect((await near(copy!)).sort()).toEqual([one!.report.id, late!.report.id].sort());
});

test('storing again adds nothing', async () => {
  const read = readOf(bodyOf('tugu'), '2026-03-02', { reporterKeys: ['PHONE:1'] });
  await store(read);
  const before = await stored();
  await store(read);
  expect(await stored()).toBe(before);
});

test('once a report is anonymous its sender leads nowhere; other keys stay', async () => {
  const [one, other] = ['satu', 'dua'].map((text) => readOf(text, '2026-03-03', { reporterKeys: ['NIK:7'] }));
  await store(one!, other!);
  expect(await near(one!)).toEqual([other!.report.id]);
  const hidden = { ...other!, report: { ...other!.report, anonymous: true } };
  await store(hidden);
  expect(await near(one!)).toEqual([]);
  expect(await near(hidden)).toEqual([]);
});

test('of one key the newest forty are looked at, so that a template cannot make a check slow', async () => {
  const crowd = Array.from({ length: 50 }, (_, n) =>
    readOf('x', `2026-02-${String(1 + (n % 25)).padStart(2, '0')}`, { reporterKeys: ['NIK:crowd'] }),
  );
  await store(...crowd);
  const late = readOf('y', '2026-03-04', { reporterKeys: ['NIK:crowd'] });
  const found = await near(late);
  expect(found).toHaveLength(40);
  const newest = crowd.filter(({ report }) => report.receivedAt > new Date('2026-02-06T00:00:00Z'));
  expect(found).toEqual(expect.arrayContaining(newest.map(({ report }) => report.id)));
});

test('months behind the window are dropped once they are quiet, with all they held', async () => {
  const old = readOf(bodyOf('sumur'), '2024-05-05');
  await store(old);
  const drop = (now: Date) => systemEm(hub).transactional((em) => dropMonths(em, WINDOW, now));
  expect(await drop(TEST_NOW)).toBe(0);
  const later = new Date(TEST_NOW.valueOf() + 4 * 86_400_000);
  // May 2024 and August 2025.
  expect(await drop(later)).toBe(2);
  expect(await near(old)).toEqual([]);
  await store(old);
  expect(await stored()).toBeGreaterThan(0);
});

test('no viewer sees a key, and a partition cannot be read past its table', async () => {
  const centre = forkFor(hub.of('reports').orm, viewerOf('CENTRAL_ADMIN'));
  expect(await centre.execute('select * from reports.dedup_key')).toEqual([]);
  await expect(systemEm(hub).execute('select * from reports.dedup_key_202603')).rejects.toThrow('permission denied');
});

test('batches that open the same new month at once both succeed', async () => {
  const reads = Array.from({ length: 4 }, (_, n) => readOf(bodyOf(`taman ${n}`), '2023-01-05'));
  await Promise.all(reads.map((read) => store(read)));
  expect(await near(reads[0]!)).toHaveLength(3);
});
