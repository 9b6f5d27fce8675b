import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { DuplicateSuggestion } from '../../../../subgraphs/reports/suggestion/duplicate-suggestion.entity.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { keepWindow } from '../../../../subgraphs/reports/suggestion/window.job.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const check = (...ids: string[]) => new SuggestionService(hub.of('reports')).check(ids);
const idOf = async (sourceRecordId: string) =>
  (await systemEm(hub).findOneOrFail(SourceLink, { sourceRecordId })).reportId;
const about = (id: string) => systemEm(hub).find(DuplicateSuggestion, { $or: [{ lowId: id }, { highId: id }] });
const rows = () => systemEm(hub).find(DuplicateSuggestion, {}, { orderBy: { lowId: 'asc', highId: 'asc' } });

/** Words that no other text here has. */
const textOf = (of: string) => Array.from('abcdefghijkl', (letter) => `${of}${letter}`).join(' ');

const phone = (value: string) =>
  sealedReporter(hub, { name: 'Warga Contoh', ids: [{ kind: 'PHONE', value, verified: true }] });

/** Two reports of one channel, which no rule joins, with nearly the same words. */
async function pair(name: string, parts: object = {}, version: object = {}): Promise<[string, string]> {
  const [one, other] = [`sheet.ringkas.${name}-1`, `sheet.ringkas.${name}-2`];
  await takeIn(
    hub,
    letter([
      record(one, { body: textOf(name) }, version),
      record(other, { body: `${textOf(name)} Gelap sekali.`, occurredAt: '2026-03-03T00:00:00Z', ...parts }, version),
    ]),
  );
  return [await idOf(one), await idOf(other)];
}

test('two reports with nearly the same words are suggested, with what speaks for it; a repeat changes nothing', async () => {
  const [one, other] = await pair('pasar');
  await check(one, other);
  const [found] = await about(one);
  expect(found).toMatchObject({ band: 'SUGGEST', modelVersion: expect.any(String) });
  expect([found!.lowId, found!.highId].sort()).toEqual([one, other].sort());
  expect(found!.evidence.levels.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['text', 'time', 'category']),
  );
  expect(found!.bits).toBeGreaterThan(3);
  const before = await rows();
  await check(one, other);
  await check(other);
  expect(await rows()).toMatchObject(before.map(({ lowId, highId, bits, at }) => ({ lowId, highId, bits, at })));
});

test('a report whose words change loses what no longer holds', async () => {
  const [one, other] = await pair('jembatan');
  await check(one, other);
  expect(await about(one)).toHaveLength(1);
  await systemEm(hub).execute(`update reports.report_content set body = ?, title = null where report_id = ?`, [
    'Antrean surat pindah di kantor desa berlangsung empat jam tanpa nomor urut, loket hanya satu.',
    other,
  ]);
  await check(other);
  expect(await about(one)).toEqual([]);
});

test('the sender counts between named reports, and never once one of them is anonymous', async () => {
  const [one, other] = await pair('kolam', {}, { sealedReporter: phone('0812-0000-0001') });
  await check(one, other);
  const [named] = await about(one);
  expect(named!.evidence).toMatchObject({ relation: 'SAME_SUBMISSION' });
  expect(named!.evidence.levels).toContainEqual(expect.objectContaining({ field: 'reporter', level: 'SHARED' }));
  expect(JSON.stringify(named!.openEvidence)).not.toContain('reporter');
  expect(named!.bits).toBeGreaterThan(named!.openBits);

  const anonymous = { privacy: { anonymous: true, secret: false } };
  const [open, hidden] = await pair('sawah', anonymous, { sealedReporter: phone('0812-0000-0002') });
  await check(open, hidden);
  const [found] = await about(hidden);
  expect(JSON.stringify(found)).not.toContain('reporter');
  expect(found!.bits).toBe(found!.openBits);
});

test('the same again after the earlier one was closed is a recurrence', async () => {
  const [one, other] = await pair('ladang', { occurredAt: '2026-03-09T00:00:00Z' });
  await systemEm(hub).execute(`update reports.report set status = 'CLOSED' where id = ?`, [one]);
  await check(one, other);
  expect(await about(one)).toEqual([expect.objectContaining({ band: 'RECURRENCE' })]);
});

test('what a rule has joined is not suggested', async () => {
  const body = textOf('gerbang');
  await takeIn(hub, letter([record('sheet.ringkas.g', { body })]));
  await takeIn(hub, letter([record('html.situs.g', { body })]));
  const ids = [await idOf('sheet.ringkas.g'), await idOf('html.situs.g')];
  await check(...ids);
  expect(await about(ids[0]!)).toEqual([]);
});

test('history is suggested about, not joined, though it lies before the window', async () => {
  const old = { occurredAt: '2021-05-04T00:00:00Z' };
  await takeIn(
    hub,
    letter(
      [
        record('sheet.ringkas.h1', { body: textOf('arsip'), ...old }),
        record('sheet.ringkas.h2', { body: `${textOf('arsip')} Ya.`, ...old }),
      ],
      { historic: true },
    ),
  );
  const ids = [await idOf('sheet.ringkas.h1'), await idOf('sheet.ringkas.h2')];
  await check(...ids);
  expect(await about(ids[0]!)).toHaveLength(1);
});

const LETTERS = 'bcdefghjklmnpqrstvwx';

test('the words of two hundred reports make the first term table, without rare words', async () => {
  const records = Array.from({ length: 200 }, (_, n) =>
    record(`sheet.ringkas.t${n}`, {
      body: `Lampu jalan padam di depan kios${LETTERS[n % 20]}${LETTERS[Math.floor(n / 20)]}`,
    }),
  );
  await takeIn(hub, letter(records));
  const ids = await Promise.all(records.map(({ sourceRecordId }) => idOf(sourceRecordId)));
  await check(...ids);
  const terms = await systemEm(hub).execute<{ word: string }[]>('select word from reports.term');
  expect(terms.map(({ word }) => word)).toContain('padam');
  expect(terms.filter(({ word }) => word.startsWith('kios'))).toEqual([]);
  expect((await about(ids[150]!)).length).toBeGreaterThan(0);
  const counts = await systemEm(hub).execute<{ n: number }[]>(
    'select count(*)::int as n from reports.duplicate_suggestion group by found_for order by 1 desc limit 1',
  );
  expect(counts[0]!.n).toBeLessThanOrEqual(10);
});

test('reports that came before there were keys are checked by the hourly job, once', async () => {
  const [one, other] = await pair('lapangan');
  expect(await about(one)).toEqual([]);
  expect((await keepWindow(hub.of('reports'))).checked).toBeGreaterThanOrEqual(2);
  expect([(await about(one))[0]!.lowId, (await about(one))[0]!.highId].sort()).toEqual([one, other].sort());
  expect(await keepWindow(hub.of('reports'))).toEqual({ dropped: 0, packed: 0, checked: 0 });
});
