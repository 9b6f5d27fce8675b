import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { MergeDecision } from '../../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { bodyOf, letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

async function reportOf(sourceRecordId: string): Promise<Report> {
  const em = systemEm(hub);
  const link = await em.findOneOrFail(SourceLink, { sourceRecordId });
  return em.findOneOrFail(Report, { id: link.reportId });
}

const joined = async (one: string, other: string) => {
  const [a, b] = [await reportOf(one), await reportOf(other)];
  return (a.mergedIntoId ?? a.id) === (b.mergedIntoId ?? b.id);
};
const tracking = (id: string) => ({ numbers: [{ system: 'sp4n-lapor', id, name: null }] });

test('the same text through another channel follows the report received first', async () => {
  const body = bodyOf('stasiun');
  await takeIn(hub, letter([record('sheet.ringkas.a1', { body, occurredAt: '2026-03-02T05:00:00Z' })]));
  await takeIn(
    hub,
    letter([record('html.situs.a2', { body: body.toUpperCase(), occurredAt: '2026-03-02T01:00:00Z' })]),
  );
  const [later, earlier] = [await reportOf('sheet.ringkas.a1'), await reportOf('html.situs.a2')];
  expect(later.mergedIntoId).toBe(earlier.id);
  expect(earlier.mergedIntoId).toBeNull();
  expect(later.number).not.toBe(earlier.number);
  const [decision] = await systemEm(hub).find(MergeDecision, { $or: [{ lowId: later.id }, { highId: later.id }] });
  expect(decision).toMatchObject({
    verb: 'LINK',
    rule: 'IDENTICAL',
    actorRole: 'SYSTEM',
    evidence: { text: 'every word of the first bodies', time: '0.2 days', place: 'both in 99.01' },
  });
});

test('looking again decides nothing new', async () => {
  const before = await systemEm(hub).count(MergeDecision, {});
  await takeIn(hub, letter([record('sheet.ringkas.a3')]));
  expect(await systemEm(hub).count(MergeDecision, {})).toBe(before);
});

test('one number of one system joins whatever the texts say', async () => {
  await takeIn(hub, letter([record('sheet.ringkas.b1', tracking('9000001'))]));
  await takeIn(hub, letter([record('html.situs.b2', { ...tracking('9000001'), body: 'Sudah kami teruskan.' })]));
  expect(await joined('sheet.ringkas.b1', 'html.situs.b2')).toBe(true);
});

test('a double click stays two reports, even after a second channel has copied both', async () => {
  const body = bodyOf('sekolah');
  const twice = (prefix: string) => [
    record(`${prefix}.c1`, { body, ...tracking('9000011') }),
    record(`${prefix}.c2`, { body, ...tracking('9000012') }),
  ];
  await takeIn(hub, letter(twice('sheet.ringkas')));
  await takeIn(hub, letter(twice('sheet.salinan')));
  expect(await joined('sheet.ringkas.c1', 'sheet.salinan.c1')).toBe(true);
  expect(await joined('sheet.ringkas.c2', 'sheet.salinan.c2')).toBe(true);
  expect(await joined('sheet.ringkas.c1', 'sheet.ringkas.c2')).toBe(false);
});

test('a copy without a number joins one of two equal reports, never both', async () => {
  const body = bodyOf('pelabuhan');
  await takeIn(hub, letter([record('sheet.ringkas.d1', { body }), record('sheet.ringkas.d2', { body })]));
  await takeIn(hub, letter([record('html.situs.d3', { body })]));
  const together = [
    await joined('sheet.ringkas.d1', 'html.situs.d3'),
    await joined('sheet.ringkas.d2', 'html.situs.d3'),
  ];
  expect(together.filter(Boolean)).toHaveLength(1);
  expect(await joined('sheet.ringkas.d1', 'sheet.ringkas.d2')).toBe(false);
});

test('the strictest flags of all copies hold for each', async () => {
  const body = bodyOf('taman');
  await takeIn(hub, letter([record('sheet.ringkas.e1', { body, privacy: { anonymous: true, secret: false } })]));
  await takeIn(hub, letter([record('html.situs.e2', { body, privacy: { anonymous: false, secret: true } })]));
  for (const id of ['sheet.ringkas.e1', 'html.situs.e2']) {
    expect(await reportOf(id)).toMatchObject({ anonymous: true, secret: true });
  }
});

test('a channel may lower the flags it set itself, never those of a copy', async () => {
  const body = bodyOf('lapangan');
  const flags = (anonymous: boolean, secret: boolean) => ({ body, privacy: { anonymous, secret } });
  await takeIn(hub, letter([record('sheet.ringkas.j1', flags(true, true))]));
  await takeIn(hub, letter([record('html.situs.j2', flags(false, true))]));
  await takeIn(hub, letter([record('sheet.ringkas.j1', flags(false, false), { seq: 2 })]));
  for (const id of ['sheet.ringkas.j1', 'html.situs.j2']) {
    expect(await reportOf(id)).toMatchObject({ anonymous: false, secret: true });
  }
});

test('a number added later finds the copy', async () => {
  await takeIn(hub, letter([record('sheet.ringkas.f1', tracking('9000021')), record('sheet.ringkas.f9')]));
  await takeIn(hub, letter([record('html.situs.f2')]));
  expect(await joined('sheet.ringkas.f1', 'html.situs.f2')).toBe(false);
  await takeIn(hub, letter([record('html.situs.f2', tracking('9000021'), { seq: 2 })]));
  expect(await joined('sheet.ringkas.f1', 'html.situs.f2')).toBe(true);
});

test('what is hidden is not joined with what is shown', async () => {
  const body = bodyOf('bandara');
  await takeIn(hub, letter([record('sheet.ringkas.g1', { body })]));
  await takeIn(hub, letter([record('html.situs.g2', { body })], { hidden: true }));
  expect(await joined('sheet.ringkas.g1', 'html.situs.g2')).toBe(false);
});

test('verified ids of two persons keep equal texts apart', async () => {
  const body = bodyOf('rumah sakit');
  const phone = (value: string) => ({
    sealedReporter: sealedReporter(hub, { name: null, ids: [{ kind: 'PHONE', value, verified: true }] }),
  });
  await takeIn(hub, letter([record('sheet.ringkas.h1', { body }, phone('0800-000-0001'))]));
  await takeIn(hub, letter([record('html.situs.h2', { body }, phone('0800-000-0002'))]));
  await takeIn(hub, letter([record('chat.wa.h3', { body }, phone('+62 800 000 0001'))]));
  expect(await joined('sheet.ringkas.h1', 'html.situs.h2')).toBe(false);
  expect(await joined('sheet.ringkas.h1', 'chat.wa.h3')).toBe(true);
});

test('two workers that meet the same twins join them once', async () => {
  const body = bodyOf('alun-alun');
  await Promise.all([
    takeIn(hub, letter([record('sheet.ringkas.i1', { body })])),
    takeIn(hub, letter([record('html.situs.i2', { body })])),
  ]);
  await takeIn(hub, letter([record('sheet.ringkas.i9')]));
  expect(await joined('sheet.ringkas.i1', 'html.situs.i2')).toBe(true);
  const { id } = await reportOf('sheet.ringkas.i1');
  expect(await systemEm(hub).count(MergeDecision, { $or: [{ lowId: id }, { highId: id }] })).toBe(1);
});
