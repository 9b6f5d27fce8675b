import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rebuildMatters } from '../../../../subgraphs/reports/matter/matter-cache.service.ts';
import { settledPairs } from '../../../../subgraphs/reports/suggestion/settled.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { CITY, systemEm, testReports } from '../support.ts';
import { admin, answer, centre, citizen, lampReports, MATTER, matterOf, mutate, office, RIVER } from './matters.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const link = (viewer: typeof admin, reportIds: string[], more = {}) =>
  mutate(hub, viewer, 'linkSameMatter', { reportIds, ...more }, MATTER);
const DECISION = 'verb relation remainingPath { id }';
const unlink = (viewer: typeof admin, reportId: string, otherReportId: string) =>
  mutate(hub, viewer, 'unlinkReports', { reportId, otherReportId }, DECISION);

test('reports of one matter stay apart, are counted apart, and the earliest names the matter', async () => {
  const [one, two, three] = (await lampReports(hub, 'satu', 3)) as [string, string, string];
  expect(await link(admin, [three, one])).toMatchObject({ linkSameMatter: { id: one } });
  await link(admin, [two, three]);
  for (const id of [one, two, three]) {
    expect(await matterOf(hub, admin, id)).toEqual({
      id: one,
      counts: { submissions: 3, reports: 3, people: 3 },
      reports: [one, two, three],
    });
  }
  const source = `{ report(id: "${two}") { number mergedInto { id } matter { id history(first: 9) { edges { node { verb relation reason } } } } } }`;
  expect(await answer(hub, admin, source)).toMatchObject({
    report: {
      mergedInto: null,
      matter: {
        id: one,
        history: {
          edges: Array(2).fill({ node: { verb: 'LINK', relation: 'SAME_MATTER', reason: 'Lampu yang sama.' } }),
        },
      },
    },
  });
});

test('after a split the part with the earliest keeps the name, and the pair is not linked again but by the centre', async () => {
  const [one, two, three] = (await lampReports(hub, 'dua', 3)) as [string, string, string];
  await link(admin, [one, two]);
  await link(admin, [two, three]);
  expect(await unlink(admin, one, three)).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await unlink(admin, one, two)).toEqual({
    unlinkReports: { verb: 'UNLINK', relation: 'SAME_MATTER', remainingPath: [] },
  });
  expect(await matterOf(hub, admin, one)).toBeNull();
  expect(await matterOf(hub, admin, three)).toMatchObject({ id: two, reports: [two, three] });
  expect(await link(admin, [one, three])).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await link(admin, [one, three], { overrule: true })).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await link(centre, [one, three])).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await link(centre, [one, three], { overrule: true })).toMatchObject({ linkSameMatter: { id: one } });
});

test('where another path remains nothing falls apart, and the answer names it', async () => {
  const [one, two, three] = (await lampReports(hub, 'tiga', 3)) as [string, string, string];
  await link(admin, [one, two, three]);
  await link(admin, [two, three]);
  expect(await unlink(admin, one, two)).toMatchObject({
    unlinkReports: { remainingPath: [{ id: one }, { id: three }, { id: two }] },
  });
  expect(await matterOf(hub, admin, two)).toMatchObject({ id: one, reports: [one, two, three] });
});

test('a viewer finds only what he may see: a blocked member leaves no trace in number, count or name', async () => {
  const [hidden, two, three] = (await lampReports(hub, 'empat', 3, [{ status: 'BLOCKED' }])) as [
    string,
    string,
    string,
  ];
  await link(admin, [hidden, two, three]);
  expect(await matterOf(hub, admin, two)).toMatchObject({ id: hidden, counts: { submissions: 3, reports: 3 } });
  // Only the hidden one holds them together: to whoever does not see it they are apart.
  expect(await matterOf(hub, citizen, three)).toBeNull();
  await link(admin, [two, three]);
  expect(await matterOf(hub, citizen, three)).toMatchObject({ id: two, counts: { submissions: 2, reports: 2 } });
  expect(await matterOf(hub, citizen, hidden)).toBeNull();
  await unlink(admin, two, three);
  expect(await matterOf(hub, citizen, two)).toBeNull();
  expect(await matterOf(hub, admin, two)).toMatchObject({ id: hidden, reports: [hidden, two, three] });
});

test('what somebody may not see he cannot link, and what is another agency’s only the centre may', async () => {
  const elsewhere = { agency: { system: 'sp4n-lapor', id: '3', name: 'Pemerintah Kota Contoh' }, parentAgency: null };
  const [own, theirs, hidden] = (await lampReports(hub, 'lima', 3, [
    {},
    elsewhere,
    { ...elsewhere, status: 'BLOCKED' },
  ])) as [string, string, string];
  const city = { ...admin, agencyId: CITY };
  expect(await link(city, [own, theirs])).toMatchObject({ code: 'FORBIDDEN' });
  expect(await link(office, [own, hidden])).toMatchObject({
    code: 'REPORT_NOT_FOUND',
  });
  expect(await link(citizen, [own, theirs])).toMatchObject({ code: 'FORBIDDEN' });
  expect(await link(centre, [own, theirs])).toMatchObject({ linkSameMatter: { id: own } });
  const [more] = (await lampReports(hub, 'enam', 1)) as [string];
  expect(await link(office, [own, more])).toMatchObject({ code: 'FORBIDDEN' });
});

test('a report unlike all that is linked already does not come in but by the centre', async () => {
  const [one, two, river] = (await lampReports(hub, 'tujuh', 3, [
    {},
    {},
    { body: RIVER, title: 'Sampah', category: { system: 'sp4n-lapor', id: '77', name: 'Sampah' } },
  ])) as [string, string, string];
  await link(admin, [one, two]);
  expect(await link(admin, [one, river])).toMatchObject({ message: expect.stringContaining('too unlike') });
  expect(await link(centre, [two, river], { overrule: true })).toMatchObject({ linkSameMatter: { id: one } });
});

test('a report refers to an earlier one that had ended, and is neither counted with it nor proposed again', async () => {
  const [open, closed, again] = (await lampReports(hub, 'delapan', 3, [{}, { status: 'CLOSED' }])) as [
    string,
    string,
    string,
  ];
  const refer = (reportId: string, earlierReportId: string) =>
    mutate(hub, admin, 'linkRecurrence', { reportId, earlierReportId }, 'verb relation');
  expect(await refer(again, open)).toMatchObject({ message: expect.stringContaining('still open') });
  expect(await refer(closed, again)).toMatchObject({ message: expect.stringContaining('not the earlier one') });
  expect(await refer(again, closed)).toEqual({ linkRecurrence: { verb: 'LINK', relation: 'RECURRENCE' } });
  const source = `{ later: report(id: "${again}") { matter { id } recurrenceOf { id } recurrences { id } }
    earlier: report(id: "${closed}") { recurrenceOf { id } recurrences { id } } }`;
  const references = {
    later: { matter: null, recurrenceOf: { id: closed }, recurrences: [] },
    earlier: { recurrenceOf: null, recurrences: [{ id: again }] },
  };
  expect(await answer(hub, admin, source)).toEqual(references);
  expect(await answer(hub, citizen, source)).toMatchObject({
    later: { recurrenceOf: null },
    earlier: { recurrences: [] },
  });
  const pair = [[again, closed].sort(), [open, closed].sort()] as [string, string][];
  expect(await systemEm(hub).transactional((em) => settledPairs(em, pair))).toEqual(new Set([0]));
  expect(await unlink(admin, again, closed)).toMatchObject({ unlinkReports: { relation: 'RECURRENCE' } });
  expect(await answer(hub, admin, source)).toMatchObject({ later: { recurrenceOf: null } });
});

test('the cache made anew out of the decisions is the one that was kept, and a damaged one is repaired', async () => {
  const rows = () => systemEm(hub).execute('select * from reports.matter_member order by report_id');
  const kept = await rows();
  const rebuild = () => systemEm(hub).transactional((em) => rebuildMatters(em));
  expect(await rebuild()).toEqual({ members: kept.length, repaired: 0 });
  await systemEm(hub).execute('delete from reports.matter_member where report_id = matter_id');
  expect((await rebuild()).repaired).toBeGreaterThan(2);
  expect(await rows()).toEqual(kept);
});
