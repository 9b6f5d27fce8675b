import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { MergeDecision } from '../../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';
import { phoneOf, SentTwice, textOf } from './auto-merge.support.ts';

let hub: TestRuntimes;
let twice: SentTwice;
let names = 0;
beforeAll(async () => {
  hub = await testReports();
  twice = new SentTwice(hub);
  await twice.countWords(2000);
});
afterAll(() => hub.drop());

const leaderOf = async (id: string) => (await systemEm(hub).findOneOrFail(Report, { id })).mergedIntoId;
const decisions = (ids: string[]) =>
  systemEm(hub).find(MergeDecision, { lowId: { $in: ids }, highId: { $in: ids } }, { orderBy: { nth: 'asc' } });

const CENTRE = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const LIAISON = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: CITY });

/** Conditions that the card names, "hidden" among them. */
async function whyNot(viewer: Viewer, [a, b]: string[]) {
  const source = `{ why(a: "${a}", b: "${b}") { notAutomatic { condition hidden english } } }`;
  const { data } = await ask(reports, hub, viewer, source);
  return (data as { why: { notAutomatic: { condition: string; hidden: boolean; english: string }[] } }).why
    .notAutomatic;
}

test.each<[condition: string, parts: object, facts?: object]>([
  ['agency', { agency: { system: 'sp4n-lapor', id: '3', name: 'Pemerintah Kota Contoh' }, parentAgency: null }],
  ['veil', { privacy: { anonymous: true, secret: false } }],
  ['veil', { privacy: { anonymous: false, secret: true } }],
  ['time', { occurredAt: '2026-01-20T00:00:00Z' }],
  ['open', { status: 'CLOSED', closedBy: 'ADMIN' }],
  ['history', {}, { historic: true }],
  ['words', {}, { body: 'lampu padam gelap sekali depan surau' }],
  ['callCentre', {}, { body: `${textOf('cc')} Lokasi Kejadian : Hulu | Contoh | Nusantara | Indonesia` }],
])(
  'two of one sender are only suggested where the condition %s is not met, and the card says so',
  async (condition, parts, facts = {}) => {
    names += 1;
    const ids = await twice.send(`tidak${names}`, parts, facts);
    expect([await leaderOf(ids[0]), await leaderOf(ids[1])]).toEqual([null, null]);
    expect(await decisions(ids)).toEqual([]);
    expect((await whyNot(CENTRE, ids)).map((one) => one.condition)).toContain(condition);
  },
);

test('whoever may not know the senders is told nothing of what rests on them', async () => {
  names += 1;
  const ids = await twice.send(`tidak${names}`, { occurredAt: '2026-01-20T00:00:00Z' });
  const seen = await whyNot(LIAISON, ids);
  const hidden = seen.filter((one) => one.hidden).map((one) => one.condition);
  expect(hidden).toEqual(expect.arrayContaining(['sender', 'desk', 'likeness']));
  expect(seen).toContainEqual({ condition: 'time', hidden: false, english: '30 days or more apart' });
});

test('what a person has kept apart is never joined', async () => {
  await systemEm(hub).execute('delete from reports.term_table where documents = 2000');
  const [one, other] = await twice.send('pisah');
  const [lowId, highId] = [one, other].sort();
  await systemEm(hub).execute(
    `insert into reports.merge_decision (id, low_id, high_id, nth, verb, relation, rule, evidence, actor_role, at)
     values (gen_random_uuid(), ?, ?, 1, 'REJECT', 'DIFFERENT', 'CLERK', '{}', 'LIAISON', now())`,
    [lowId, highId],
  );
  await twice.countWords(2000);
  await twice.look(one, other);
  expect(await leaderOf(other)).toBeNull();
});

test('what a person has taken out is not joined again through a third report of the same sender', async () => {
  const [one, other] = await twice.send('rantai');
  expect(await leaderOf(other)).toBe(one);
  const { version } = await systemEm(hub).findOneOrFail(Report, { id: other });
  const input = `{ idempotencyKey: "rantai", reportId: "${other}", expectedVersion: ${version}, reason: "Dua lampu." }`;
  await ask(reports, hub, CENTRE, `mutation { unmergeReports(input: ${input}) { id } }`);
  const [third, fourth] = await twice.send('rantai-lain', {}, { body: textOf('rantai'), phone: phoneOf('rantai') });
  for (let look = 0; look < 2; look += 1) await twice.look(one, other, third, fourth);
  // All three may go with one of the two, but never with both.
  const groups = await Promise.all([one, other, third, fourth].map(async (id) => (await leaderOf(id)) ?? id));
  expect(groups[0]).not.toBe(groups[1]);
  expect(groups[2]).toBe(groups[3]);
  expect([groups[0], groups[1]]).toContain(groups[2]);
});

test('an id that wrote more than twenty reports in 30 days is a desk', async () => {
  const phone = '0812-0000-7777';
  const reporter = sealedReporter(hub, {
    name: 'Loket Contoh',
    ids: [{ kind: 'PHONE', value: phone, verified: true }],
  });
  const records = Array.from({ length: 19 }, (_, n) =>
    record(`sheet.ringkas.loket-${n}`, { body: textOf(`loket${n}x`) }, { sealedReporter: reporter }),
  );
  await takeIn(hub, letter(records));
  await twice.look(...(await Promise.all(records.map(({ sourceRecordId }) => twice.idOf(sourceRecordId)))));
  const [, other] = await twice.send('meja', {}, { phone });
  expect(await leaderOf(other)).toBeNull();
});
