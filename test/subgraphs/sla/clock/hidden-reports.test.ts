import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { directory } from '../../../../subgraphs/sla/agency/directory.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const agency = (id: string) => ({
  ...{ id, seq: 1, path: [id], name: 'x', timezone: 'Asia/Jakarta', nameKeys: [], identifiers: [], regionCodes: [] },
});

let office: string;
let owner: string;
let report: ReportSnapshot;
beforeEach(async () => {
  [office, owner] = [newId(), newId()];
  await hub
    .em()
    .transactional((em) => directory.takeIn(em, { agencies: [agency(office), agency(owner)], regions: [] }));
  const hidden = { agencyId: office, shown: false, channelId: 'aplikasi-lama', channelAgencyId: owner };
  report = newReport([['RECEIVED', '2026-02-02']], hidden);
  await hub.takeIn(report);
});

const EVERY_WAY = `query ($agency: ID!, $agencies: [_Any!]!, $reports: [_Any!]!) {
  clocks(filter: { agencyId: $agency }, first: 10) { totalCount edges { node { id } } }
  ofAgency: _entities(representations: $agencies) { ... on Agency { clocks(first: 10) { edges { node { id } } } } }
  ofReport: _entities(representations: $reports) { ... on Report { ombudsmanEligible clocks { id } } } }`;
const BY_REFERENCE = 'query ($c: [_Any!]!) { _entities(representations: $c) { ... on SlaClock { id dueDay } } }';

/** How many clocks of the report a viewer is told by the list, the agency, the report and the clock's own reference. */
async function told(viewer: Viewer): Promise<number[]> {
  const asked = {
    agency: office,
    agencies: [{ __typename: 'Agency', id: office }],
    reports: [{ __typename: 'Report', id: report.reportId }],
  };
  const { data, errors } = await hub.ask(EVERY_WAY, asked, viewer);
  expect(errors).toBeUndefined();
  const answer = data as {
    clocks: { edges: unknown[] };
    ofAgency: { clocks: { edges: unknown[] } }[];
    ofReport: { clocks: unknown[] }[];
  };
  const rows = await hub.em().execute('select id from sla.sla_clock where report_id = ?', [report.reportId]);
  const c = (rows as { id: string }[]).map(({ id }) => ({ __typename: 'SlaClock', id }));
  const byReference = await hub.ask(BY_REFERENCE, { c }, viewer);
  return [
    answer.clocks.edges.length,
    answer.ofAgency[0]!.clocks.edges.length,
    answer.ofReport[0]!.clocks.length,
    (byReference.data!._entities as unknown[]).filter((clock) => clock !== null).length,
  ];
}

const NOTHING = [0, 0, 0, 0];
const everything = async () => told(viewerOf('CENTRAL_ADMIN'));

test.each<[string, () => Viewer, boolean]>([
  ['the public', () => PUBLIC_VIEWER, false],
  ['a reporter', () => viewerOf('REPORTER', { userId: 'warga-1' }), false],
  ['an agency that has nothing to do with it', () => viewerOf('AGENCY_ADMIN', { agencyId: newId() }), false],
  ['another channel', () => viewerOf('CONNECTOR', { channelId: 'situs-lain' }), false],
  ['the agency that answers for it', () => viewerOf('AGENCY_ADMIN', { agencyId: office }), true],
  ['a liaison officer of the channel’s owner', () => viewerOf('LIAISON', { agencyId: owner }), true],
  ['its channel', () => viewerOf('CONNECTOR', { channelId: 'aplikasi-lama' }), true],
  ['the auditor', () => viewerOf('AUDITOR'), true],
])('deadlines of a report that is not shown: %s is told %s', async (_, viewer, all) => {
  const full = await everything();
  expect(Math.min(...full)).toBeGreaterThan(0);
  expect(await told(viewer())).toEqual(all ? full : NOTHING);
});

test('a report that is shown or hidden takes its deadlines along, without an event of its own', async () => {
  await hub.takeIn({ ...report, phaseVersion: 3, shown: true });
  expect(await told(PUBLIC_VIEWER)).toEqual(await everything());
  await hub.takeIn({ ...report, phaseVersion: 2, shown: false });
  expect(await told(PUBLIC_VIEWER)).toEqual(await everything());
  await hub.takeIn({ ...report, phaseVersion: 4, shown: false });
  expect(await told(PUBLIC_VIEWER)).toEqual(NOTHING);
});

test('a hidden member of a merged group tells the public nothing, and does not keep the shown one’s deadlines back', async () => {
  const shown = newReport([['RECEIVED', '2026-03-02']], { agencyId: office });
  await hub.takeIn(shown, { ...report, seq: report.seq + 1, mergedIntoId: shown.reportId });
  const { data } = await hub.ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { stage startDay } } } }',
    { r: [{ __typename: 'Report', id: shown.reportId }] },
  );
  const [{ clocks }] = data!._entities as [{ clocks: { startDay: string }[] }];
  expect(clocks.length).toBeGreaterThan(0);
  expect(clocks.map(({ startDay }) => startDay)).not.toContain('2026-02-02');
});

test('deadlines of a shown report that follows a hidden one belong to itself for the public, to the leader for the centre', async () => {
  const shown = newReport([['RECEIVED', '2026-03-02']], { agencyId: office, mergedIntoId: report.reportId });
  await hub.takeIn(shown);
  const source =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { report { id } } } } }';
  const belongTo = async (viewer: Viewer) => {
    const { data } = await hub.ask(source, { r: [{ __typename: 'Report', id: shown.reportId }] }, viewer);
    const [{ clocks }] = data!._entities as [{ clocks: { report: { id: string } }[] }];
    return [...new Set(clocks.map((clock) => clock.report.id))];
  };
  expect(await belongTo(PUBLIC_VIEWER)).toEqual([shown.reportId]);
  expect(await belongTo(viewerOf('CENTRAL_ADMIN'))).toEqual([report.reportId]);
});
