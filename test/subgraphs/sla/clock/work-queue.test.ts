import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { directory } from '../../../../subgraphs/sla/agency/directory.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { sweepOn } from '../alarm/alarm-hub.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
const [regency, office, other] = [newId(), newId(), newId()];
const agency = (id: string, path: string[]) => ({
  ...{ id, seq: 1, path, name: 'x', timezone: 'Asia/Jakarta', nameKeys: [], identifiers: [], regionCodes: [] },
});
const late = newReport([['RECEIVED', '2026-03-02']], { agencyId: office });
const hidden = newReport([['RECEIVED', '2026-03-03']], { agencyId: office, shown: false });

beforeAll(async () => {
  hub = await SlaHub.open();
  const agencies = [agency(regency, [regency]), agency(office, [office, regency]), agency(other, [other])];
  await hub.em().transactional((em) => directory.takeIn(em, { agencies, regions: [] }));
  await hub.takeIn(
    ...[late, hidden, newReport([['RECEIVED', '2026-03-16']], { agencyId: regency })],
    newReport([['RECEIVED', '2026-03-16']], { agencyId: other }),
    newReport([['RECEIVED', '2026-03-12']], { reporterPickedAgency: false }),
  );
  await sweepOn(hub, 0);
});
afterAll(() => hub.close());

const DAYS = '{ totalCount pageInfo { endCursor } edges { node { dueDay } } }';
type Page = { totalCount: number | null; pageInfo: { endCursor: string }; edges: { node: { dueDay: string } }[] };
async function days(list: string, viewer: Viewer): Promise<string[]> {
  const { data, errors } = await hub.ask(`{ page: ${list} ${DAYS} }`, {}, viewer);
  expect(errors).toBeUndefined();
  return (data!.page as Page).edges.map(({ node }) => node.dueDay);
}
const officer = (agencyId: string | null) => viewerOf('LIAISON', { agencyId });

test.each<[string, Viewer, string[]]>([
  ['an officer of the regency', officer(regency), ['2026-03-05', '2026-03-06', '2026-03-26']],
  ['an officer of the office below', officer(office), ['2026-03-05', '2026-03-06']],
  ['an administrator of another agency', viewerOf('AGENCY_ADMIN', { agencyId: other }), ['2026-03-26']],
  ['an officer whose token names no agency', officer(null), []],
  ['the centre', viewerOf('CENTRAL_ADMIN'), ['2026-03-17']],
])('the work queue of %s, most urgent first', async (_, viewer, expected) => {
  expect(await days('workQueue(first: 10)', viewer)).toEqual(expected);
});

test.each([PUBLIC_VIEWER, viewerOf('REPORTER', { userId: 'warga-1' }), viewerOf('AUDITOR')])(
  'a viewer without an office has no work queue',
  async (viewer) => {
    const { errors } = await hub.ask('{ workQueue(first: 10) { totalCount } }', {}, viewer);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  },
);

test('a queue is read page by page', async () => {
  const first = await hub.ask(`{ page: workQueue(first: 2) ${DAYS} }`, {}, officer(regency));
  const { totalCount, pageInfo } = first.data!.page as Page;
  expect(totalCount).toBe(3);
  expect(await days(`workQueue(first: 2, after: "${pageInfo.endCursor}")`, officer(regency))).toEqual(['2026-03-26']);
});

test('overdue and due soon: by subtree and stage; what is not shown is neither listed nor counted', async () => {
  const filter = `filter: { agencyId: "${regency}", stage: AGENCY_VERIFICATION }`;
  const overdue = `overdueReports(first: 10, ${filter})`;
  expect(await days(overdue, officer(office))).toEqual(['2026-03-05', '2026-03-06']);
  expect(await days(overdue, officer(other))).toEqual(['2026-03-05']);
  expect(await days(overdue, PUBLIC_VIEWER)).toEqual(['2026-03-05']);
  const told = await hub.ask(`{ ${overdue} { totalCount } }`, {}, PUBLIC_VIEWER);
  expect(told.data).toEqual({ overdueReports: { totalCount: null } });
  expect(await days(`dueSoon(within: 2, first: 10, ${filter})`, PUBLIC_VIEWER)).toEqual(['2026-03-26']);
  expect(await days(`dueSoon(within: 1, first: 10, ${filter})`, PUBLIC_VIEWER)).toEqual([]);
  const wrong = await hub.ask('{ dueSoon(within: 61, first: 1) { totalCount } }');
  expect(wrong.errors?.[0]?.message).toBe('within must be 0 to 60 working days, not 61.');
});

const SLA = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report {
  alarms { kind level dueDay onDay } sla { workingDaysLeft level strictest { stage state dueDay alarms { kind } } clocks { stage } } } } }`;
const slaOf = async (id: string, viewer: Viewer) =>
  ((await hub.ask(SLA, { r: [{ __typename: 'Report', id }] }, viewer)).data!._entities as object[])[0];

test('a report says which clock counts, how many working days are left, and who was told', async () => {
  const breached = { kind: 'BREACHED', level: 'AGENCY_HEAD', dueDay: '2026-03-05', onDay: '2026-03-06' };
  const escalated = { kind: 'ESCALATED', level: 'CENTRAL_ADMIN', dueDay: '2026-03-05', onDay: '2026-03-12' };
  expect(await slaOf(late.reportId, PUBLIC_VIEWER)).toEqual({
    alarms: [breached, escalated],
    sla: {
      ...{ workingDaysLeft: -8, level: 'CENTRAL_ADMIN' },
      strictest: {
        ...{ stage: 'AGENCY_VERIFICATION', state: 'OVERDUE', dueDay: '2026-03-05' },
        alarms: [{ kind: 'BREACHED' }, { kind: 'ESCALATED' }],
      },
      clocks: [{ stage: 'AGENCY_VERIFICATION' }, { stage: 'OMBUDSMAN_RIGHT' }],
    },
  });
});

test('of a report that is not shown others are told no alarm and no level; its office is', async () => {
  const nothing = { alarms: [], sla: { workingDaysLeft: null, level: null, strictest: null, clocks: [] } };
  expect(await slaOf(hidden.reportId, PUBLIC_VIEWER)).toEqual(nothing);
  expect(await slaOf(hidden.reportId, officer(other))).toEqual(nothing);
  expect(await slaOf(hidden.reportId, officer(office))).toMatchObject({ sla: { level: 'CENTRAL_ADMIN' } });
});
