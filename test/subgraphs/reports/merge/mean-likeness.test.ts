import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { admin, answer, centre, lampReports, mutate, RIVER } from '../matter/matters.ts';
import { systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const ELSEWHERE = { body: RIVER, title: 'Sampah', category: { system: 'sp4n-lapor', id: '77', name: 'Sampah' } };

async function merge(viewer: Viewer, reportId: string, otherReportId: string, more = {}) {
  const [row] = await systemEm(hub).execute<{ version: number }[]>('select version from reports.report where id = ?', [
    reportId,
  ]);
  const input = { reportId, otherReportId, expectedVersion: row!.version, ...more };
  return mutate(hub, viewer, 'mergeReports', input, 'verb evidence reason');
}

test('a report like one copy and unlike the rest does not come in: the mean over all members decides', async () => {
  const [lamp, river, more, like] = (await lampReports(hub, 'rata', 4, [{}, ELSEWHERE, ELSEWHERE])) as [
    string,
    string,
    string,
    string,
  ];
  // A chain that the centre made: a lamp and two rivers.
  for (const id of [river, more]) await merge(centre, lamp, id, { overrule: true });
  expect(await merge(admin, like, lamp)).toEqual({
    code: 'MERGE_NOT_POSSIBLE',
    message: expect.stringContaining('too unlike all that is joined already; CENTRAL_ADMIN may overrule it'),
  });
  expect(await merge(admin, like, lamp, { overrule: true })).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await merge(centre, like, lamp)).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
});

test('two alike are joined without a word about it', async () => {
  const [one, other] = (await lampReports(hub, 'mirip', 2)) as [string, string];
  expect(await merge(admin, one, other)).toMatchObject({ mergeReports: { verb: 'LINK', evidence: {} } });
});

test('what the centre overrules is kept with the decision, and told by how', async () => {
  const [lamp, river] = (await lampReports(hub, 'atas', 2, [{}, ELSEWHERE])) as [string, string];
  const reason = 'Pelapor sendiri menyatakan satu laporan.';
  expect(await merge(admin, lamp, river, { reason })).toMatchObject({ code: 'MERGE_NOT_POSSIBLE' });
  expect(await merge(centre, lamp, river, { reason, overrule: true })).toEqual({
    mergeReports: { verb: 'LINK', reason, evidence: { overruled: 'UNLIKE', meanBits: expect.stringMatching(/^-\d/) } },
  });
  const { report } = (await answer(
    hub,
    admin,
    `{ report(id: "${lamp}") { how { evidence { field level indonesian english } } } }`,
  )) as never as { report: { how: { evidence: object[] }[] } };
  expect(report.how[0]!.evidence).toContainEqual({
    ...{ field: 'overruled', level: 'OVERRULED' },
    ...{ indonesian: 'diputuskan meskipun ada halangan (UNLIKE)', english: 'overruled: UNLIKE' },
  });
});
