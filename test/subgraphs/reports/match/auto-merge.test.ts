import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { MergeDecision } from '../../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { DuplicateSuggestion } from '../../../../subgraphs/reports/suggestion/duplicate-suggestion.entity.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';
import { SentTwice, textOf } from './auto-merge.support.ts';

let hub: TestRuntimes;
let twice: SentTwice;
let names = 0;
beforeAll(async () => {
  hub = await testReports();
  twice = new SentTwice(hub);
});
afterAll(() => hub.drop());

const leaderOf = async (id: string) => (await systemEm(hub).findOneOrFail(Report, { id })).mergedIntoId;
const decisions = (ids: string[]) =>
  systemEm(hub).find(MergeDecision, { lowId: { $in: ids }, highId: { $in: ids } }, { orderBy: { nth: 'asc' } });

test('while words are counted over fewer than 2,000 real reports nothing is joined, only suggested', async () => {
  await twice.countWords(1999);
  const [one, other] = await twice.send('awal');
  expect(await leaderOf(other)).toBeNull();
  expect(await systemEm(hub).find(DuplicateSuggestion, { $or: [{ lowId: one }, { highId: one }] })).toMatchObject([
    { band: 'AUTO_ELIGIBLE' },
  ]);
});

test('one sender who sends the same twice has one report, with every condition in the decision; a repeat changes nothing', async () => {
  await twice.countWords(2000);
  const [one, other] = await twice.send('pasar');
  expect(await leaderOf(other)).toBe(one);
  const [decision] = await decisions([one, other]);
  expect(decision).toMatchObject({
    verb: 'LINK',
    relation: 'SAME_SUBMISSION',
    rule: 'SAME_SENDER',
    actorRole: 'SYSTEM',
  });
  expect(decision!.evidence).toMatchObject({
    ...{ sender: 'same verified id', agency: 'same agency', desk: '2 reports in 30 days', terms: '2000 documents' },
    ...{ modelVersion: 'founding-1', termsVersion: '2000' },
  });
  await twice.look(one, other);
  expect(await decisions([one, other])).toHaveLength(1);
});

test('the reporter reads on the timeline of both reports what was joined, and nothing of who wrote them', async () => {
  const [one, other] = await twice.send('jembatan');
  const told = await systemEm(hub).execute<{ id: string; text: string }[]>(
    `select m.report_id as id, m.text from reports.message m join reports.report_event e
     on e.report_id = m.report_id and e.seq = m.seq where e.kind = 'MERGED' and e.report_id in (?, ?)`,
    [one, other],
  );
  expect(told.map(({ id }) => id).sort()).toEqual([one, other].sort());
  for (const { text } of told) expect(text).toContain('digabung otomatis');
  expect(JSON.stringify(told)).not.toMatch(/pelapor|telepon|0812/i);
});

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

test('a category that is suspended joins nothing, until it is lifted', async () => {
  await systemEm(hub).execute(
    `insert into reports.auto_suspension (id, category_id, audited, correct, low, high, suspended_at)
     select gen_random_uuid(), category_id, 1, 0, 0, 0.8, now() from reports.report limit 1`,
  );
  const [one, other] = await twice.send('henti');
  expect(await leaderOf(other)).toBeNull();
  await systemEm(hub).execute('update reports.auto_suspension set lifted_at = now()');
  await twice.look(one, other);
  expect(await leaderOf(other)).toBe(one);
});
