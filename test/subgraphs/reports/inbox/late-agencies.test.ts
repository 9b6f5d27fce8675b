import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Directory } from '../../../../subgraphs/common/directory/directory.ts';
import { findLateAgencies } from '../../../../subgraphs/reports/inbox/late-agencies.service.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, REGENCY, record, systemEm, takeIn, testReports } from '../support.ts';

const LATE = '019a0000-0000-7000-8000-000000000009';
const agency = { system: 'sp4n-lapor', id: '9', name: 'Dinas Baru' };

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const agencies = async () => {
  const reports = await systemEm(hub).find(Report, {}, { orderBy: { receivedAt: 'asc' } });
  return reports.map(({ agencyId, handledHere, version }) => [agencyId, handledHere, version]);
};

test('reports go to their agency once it is registered, but for those that offices already work on', async () => {
  const day = (n: number) => ({ agency, occurredAt: `2026-03-0${n}T00:00:00Z` });
  await takeIn(
    hub,
    letter([
      record('html.situs.1', { ...day(1), parentAgency: null }),
      record('html.situs.2', day(2)),
      record('html.situs.3', day(3)),
    ]),
  );
  await systemEm(hub).execute(
    `update reports.report set handled_here = true where received_at = '2026-03-03T00:00:00Z'`,
  );
  await findLateAgencies(hub.of('reports'));
  expect(await agencies()).toEqual([
    [null, false, 2],
    [REGENCY, false, 2],
    [REGENCY, true, 2],
  ]);

  const registered = {
    id: LATE,
    seq: 1,
    path: [LATE, REGENCY],
    name: 'Dinas Baru',
    timezone: 'Asia/Makassar',
    nameKeys: [],
    identifiers: ['sp4n-lapor:9'],
    regionCodes: [],
  };
  await systemEm(hub).transactional((em) =>
    new Directory('reports').takeIn(em, { agencies: [registered], regions: [] }),
  );
  await findLateAgencies(hub.of('reports'));
  const after = [
    [LATE, false, 3],
    [LATE, false, 3],
    [REGENCY, true, 2],
  ];
  expect(await agencies()).toEqual(after);
  await findLateAgencies(hub.of('reports'));
  expect(await agencies()).toEqual(after);
});
