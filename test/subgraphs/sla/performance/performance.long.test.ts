import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { reportsChanged } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { directory } from '../../../../subgraphs/sla/agency/directory.ts';
import { foldWhenMany } from '../../../../subgraphs/sla/performance/fact.service.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';
import type { Happening } from '../sla-world.ts';

let hub: SlaHub;
const [ministry, office, other, category] = [newId(), newId(), newId(), newId()];
const agency = (id: string, path: string[]) => ({
  ...{ id, seq: 1, path, name: 'x', timezone: 'Asia/Jakarta', nameKeys: [], identifiers: [], regionCodes: [] },
});
const many = (n: number, history: Happening[], more: object) =>
  Array.from({ length: n }, () => newReport(history, { agencyId: office, ...more }));

beforeAll(async () => {
  hub = await SlaHub.open();
  const agencies = [agency(ministry, [ministry]), agency(office, [ministry, office]), agency(other, [other])];
  await hub.em().transactional((em) => directory.takeIn(em, { agencies, regions: [] }));
  await hub.takeIn(
    // Due on 6 February, answered on working day 3 and 8.
    ...many(
      6,
      [
        ['RECEIVED', '2026-02-02'],
        ['FOLLOWED_UP', '2026-02-05'],
        ['CLOSED', '2026-02-12'],
      ],
      { categoryId: category, rating: 4 },
    ),
    ...many(7, [['RECEIVED', '2026-02-02']], { channelId: 'lain' }),
    ...many(1, [['RECEIVED', '2026-02-02']], { agencyId: ministry }),
    ...many(3, [['RECEIVED', '2026-02-02']], { shown: false }),
    ...many(2, [['RECEIVED', '2026-03-16']], { agencyId: null, reporterPickedAgency: false }),
  );
});
afterAll(() => hub.close());

const FIELDS = `exact received followedUp followedUpPercent light firstResponse { count medianDays p90Days }
  resolution { count medianDays p90Days } lateness { stage overdue breached } backlog { fromDays toDays open } ratings averageRating`;
const OF_AGENCY = `query ($a: [_Any!]!, $p: PerformancePeriod!, $f: PerformanceFilter) {
  _entities(representations: $a) { ... on Agency { performance(period: $p, filter: $f) { ${FIELDS} } } } }`;
const NATION = `query ($p: PerformancePeriod!, $f: PerformanceFilter) { nationalPerformance(period: $p, filter: $f) { ${FIELDS} } }`;
const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };

interface Told {
  exact: boolean;
  received: number | null;
  lateness: { stage: string; overdue: number | null }[];
  backlog: { fromDays: number; open: number | null }[];
}
async function ofAgency(id: string, viewer: Viewer, f: object = {}): Promise<Told> {
  const { data, errors } = await hub.ask(OF_AGENCY, { a: [{ __typename: 'Agency', id }], p: FEBRUARY, f }, viewer);
  expect(errors).toBeUndefined();
  return (data!._entities as { performance: Told }[])[0]!.performance;
}
async function ofNation(viewer: Viewer, p: object = FEBRUARY): Promise<Told> {
  const { data, errors } = await hub.ask(NATION, { p, f: {} }, viewer);
  expect(errors).toBeUndefined();
  return data!.nationalPerformance as Told;
}
const centre = viewerOf('CENTRAL_ADMIN');

test('the centre is told everything about an agency with all below it, the same before and after the sums are renewed', async () => {
  const waiting = await ofAgency(ministry, centre);
  expect(waiting).toMatchObject({
    ...{
      exact: true,
      received: 17,
      followedUp: 6,
      followedUpPercent: 35.3,
      light: 'RED',
      ratings: 6,
      averageRating: 4,
    },
    firstResponse: { count: 6, medianDays: 3, p90Days: 3 },
    resolution: { count: 6, medianDays: 8, p90Days: 8 },
  });
  expect(waiting.lateness.find(({ stage }) => stage === 'AGENCY_VERIFICATION')).toMatchObject({ overdue: 11 });
  expect(waiting.backlog).toContainEqual({ fromDays: 15, toDays: 60, open: 11 });
  const nation = await ofNation(centre);
  await foldWhenMany(hub.em(), 0);
  expect(await ofAgency(ministry, centre)).toEqual(waiting);
  expect(await ofNation(centre)).toEqual(nation);
  expect(nation.received).toBe(17);
});

test('reports of nobody count for the nation only', async () => {
  expect(await ofNation(centre, { from: '2026-03-01', to: '2026-03-31' })).toMatchObject({ received: 2 });
});

test.each<[string, Viewer, string, object]>([
  ['an office about itself', viewerOf('AGENCY_ADMIN', { agencyId: office }), office, { exact: true, received: 16 }],
  [
    'an office about those below it',
    viewerOf('LIAISON', { agencyId: ministry }),
    office,
    { exact: true, received: 16 },
  ],
  [
    'an office about the one above it',
    viewerOf('LIAISON', { agencyId: office }),
    ministry,
    { exact: false, received: 10 },
  ],
  ['another office', viewerOf('AGENCY_ADMIN', { agencyId: other }), office, { exact: false, received: 10 }],
  ['the public', PUBLIC_VIEWER, office, { exact: false, received: 10 }],
  [
    'the public about few',
    PUBLIC_VIEWER,
    other,
    { exact: false, received: null, backlog: [{ open: null }, {}, {}, {}] },
  ],
  ['the ombudsman', viewerOf('OMBUDSMAN'), office, { exact: false, received: 10 }],
  ['the auditor', viewerOf('AUDITOR'), office, { exact: true, received: 16 }],
])('what %s is told', async (_, viewer, id, answer) => {
  expect(await ofAgency(id, viewer)).toMatchObject(answer);
});

test('the ministry less its office does not show the public the one report of the ministry itself', async () => {
  const [whole, part] = [await ofAgency(ministry, PUBLIC_VIEWER), await ofAgency(office, PUBLIC_VIEWER)];
  expect(whole).toEqual(part);
});

test('figures by channel and category', async () => {
  expect(await ofAgency(ministry, centre, { channelId: 'lain' })).toMatchObject({ received: 7 });
  expect(await ofAgency(ministry, centre, { categoryId: category })).toMatchObject({ received: 6, followedUp: 6 });
  expect(await ofAgency(ministry, centre, { channelId: 'lain', categoryId: category })).toMatchObject({ received: 0 });
});

test('a period that is not of whole months is refused', async () => {
  const { errors } = await hub.ask(NATION, { p: { from: '2026-02-02', to: '2026-02-28' } }, centre);
  expect(errors?.[0]?.message).toContain('first day of a month');
});

test('a letter of before, without a category, is still read', () => {
  const { categoryId: _, ...old } = newReport([['RECEIVED', '2026-02-02']]);
  expect(reportsChanged.payload.parse({ reports: [old] }).reports[0]).toMatchObject({ categoryId: null });
});
