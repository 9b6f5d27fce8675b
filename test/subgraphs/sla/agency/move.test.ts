import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DirectoryAgency } from '../../../../subgraphs/common/handover/directory-changed.topic.ts';
import { takeInAgencies } from '../../../../subgraphs/sla/agency/move.job.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { inventedAgency } from '../sla-agencies.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const province = inventedAgency('Provinsi Contoh');
const elsewhere = inventedAgency('Provinsi Lain');
const office = inventedAgency('Dinas Contoh', province);
const report = newReport([['RECEIVED', '2026-08-03']], { agencyId: office.id });

beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const tell = (...agencies: DirectoryAgency[]) =>
  hub.em().transactional((em) => takeInAgencies(em, agencies, hub.runtimes.of('sla')));
const orders = async () =>
  (
    await hub.em().execute<{ n: number }[]>(`select count(*)::int as n from sla.recomputation where book = 'DIRECTORY'`)
  )[0]!.n;

test('a report that was there before anybody told of its agency gets the days of the agency above it', async () => {
  await tell(province, elsewhere);
  const input = {
    ...{ idempotencyKey: 'm', agencyId: province.id, decree: 'SE contoh' },
    add: [{ day: '2026-08-05', name: 'Hari Jadi Contoh' }],
  };
  const mutation = 'mutation ($input: AmendAgencyCalendarInput!) { amendAgencyCalendar(input: $input) { version } }';
  expect((await hub.ask(mutation, { input }, centre)).errors).toBeUndefined();
  await hub.takeIn(report);
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-08-06' });
  await tell(office);
  await hub.readLetters();
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-08-07' });
  expect(await orders()).toBe(1);
});

test('an agency told of again as it was has nothing computed again', async () => {
  await tell({ ...office, seq: 2 }, { ...elsewhere, seq: 2 });
  expect(await orders()).toBe(1);
});

test('an agency that comes to lie elsewhere loses those days; the old verdict is still explained with them', async () => {
  await tell({ ...office, seq: 3, path: [office.id, elsewhere.id] });
  await hub.readLetters();
  const { data } = await hub.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { stage dueDay
      supersedes { dueDay trace { day verdict decree } } } } } }`,
    { r: [{ __typename: 'Report', id: report.reportId }] },
  );
  const [{ clocks }] = data!._entities as [{ clocks: { stage: string }[] }];
  expect(clocks.find(({ stage }) => stage === 'AGENCY_VERIFICATION')).toMatchObject({
    dueDay: '2026-08-06',
    supersedes: {
      dueDay: '2026-08-07',
      trace: [{}, { day: '2026-08-05', verdict: 'REGIONAL_HOLIDAY', decree: 'SE contoh' }, {}, {}],
    },
  });
});
