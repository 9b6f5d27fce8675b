import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { countPeople } from '../../../../subgraphs/reports/matter/people.policy.ts';
import { type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';
import { admin, answer, centre, citizen, mutate } from './matters.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

test.each([
  ['nobody', [], 0],
  ['anonymous ones are compared with nobody', [['a'], ['b']], 2],
  [
    'one number, one person',
    [
      ['a', 'PHONE:1'],
      ['b', 'PHONE:1'],
    ],
    1,
  ],
  [
    'a number and a citizen number that a third report has both',
    [
      ['a', 'PHONE:1'],
      ['b', 'NIK:2'],
      ['c', 'PHONE:1', 'NIK:2'],
    ],
    1,
  ],
  ['a copy has the sender of its submission', [['a', 'PHONE:1'], ['a'], ['b']], 2],
  [
    'two numbers, two people',
    [
      ['a', 'PHONE:1'],
      ['b', 'PHONE:2'],
      ['c', 'PHONE:2'],
    ],
    2,
  ],
])('%s', (_, rows, people) => {
  const senders = rows.map(([submission, ...keys], n) => ({ reportId: String(n), submission: submission!, keys }));
  expect(countPeople(senders)).toBe(people);
});

/** Two reports with the same verified number and one anonymous one, linked. */
async function threeByTwo(): Promise<string[]> {
  const sealed = (value: string) => ({
    sealedReporter: sealedReporter(hub, { name: 'Warga Contoh', ids: [{ kind: 'PHONE', value, verified: true }] }),
  });
  const body = (n: number) =>
    `Lampu jalan depan pasar lama gang lima padam terus, laporan ke ${n} dari warga sekitar pasar.`;
  const same = sealed('+620009990001');
  await takeIn(
    hub,
    letter([
      record('sheet.ringkas.orang-1', { body: body(1) }, same),
      record('sheet.ringkas.orang-2', { body: body(2) }, same),
      record('sheet.ringkas.orang-3', { body: body(3), privacy: { anonymous: true, secret: false } }, same),
    ]),
  );
  const rows = await systemEm(hub).execute<{ id: string }[]>(
    'select report_id as id from reports.source_link order by source_record_id',
  );
  return rows.map(({ id }) => id);
}

test('people are counted for those who may know them, and for others only where no one can be told from it', async () => {
  const ids = await threeByTwo();
  await mutate(hub, centre, 'linkSameMatter', { reportIds: ids, overrule: true }, 'id');
  const people = async (viewer: Viewer) => {
    const { matter } = (await answer(
      hub,
      viewer,
      `{ matter(id: "${ids[0]}") { counts { reports people } } }`,
    )) as unknown as {
      matter: { counts: object };
    };
    return matter.counts;
  };
  expect(await people(centre)).toEqual({ reports: 3, people: 2 });
  expect(await people(admin)).toEqual({ reports: 3, people: 2 });
  expect(await people(citizen)).toEqual({ reports: 3, people: null });
  expect(await people(viewerOf('AGENCY_ADMIN', { agencyId: CITY }))).toEqual({ reports: 3, people: null });

  const counts = (viewer: Viewer, filter: string) =>
    answer(hub, viewer, `{ consolidationCounts(filter: ${filter}) { problems reports submissions people } }`);
  const told = { problems: 1, reports: 3, submissions: 3, people: 2 };
  expect(await counts(admin, '{ channelId: "ringkas" }')).toEqual({ consolidationCounts: told });
  expect(await counts(admin, '{ receivedFromDay: "2026-03-03" }')).toMatchObject({
    consolidationCounts: { submissions: 0 },
  });
  expect(await counts(citizen, '{ channelId: "ringkas" }')).toEqual({
    consolidationCounts: { problems: null, reports: null, submissions: null, people: null },
  });
});
