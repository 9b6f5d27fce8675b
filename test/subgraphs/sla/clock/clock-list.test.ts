import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { directory } from '../../../../subgraphs/sla/agency/directory.ts';
import { sla } from '../../../../subgraphs/sla/parts.ts';
import { ask, viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';
import type { Happening } from '../sla-world.ts';

let hub: SlaHub;
const regency = newId();
const office = newId();

/** What has happened to reports of the regency and of an office below it. */
const HISTORIES: [agencyId: string, history: Happening[]][] = [
  [regency, [['RECEIVED', '2026-02-02']]],
  [office, [['RECEIVED', '2026-03-02']]],
  [office, [['RECEIVED', '2026-03-13']]],
  [
    office,
    [
      ['RECEIVED', '2026-03-12'],
      ['COMPLETION_REQUESTED', '2026-03-13'],
    ],
  ],
  [
    office,
    [
      ['RECEIVED', '2026-03-09'],
      ['VERIFIED', '2026-03-10'],
    ],
  ],
  [
    office,
    [
      ['RECEIVED', '2026-03-03'],
      ['VERIFIED', '2026-03-10'],
    ],
  ],
  [
    regency,
    [
      ['RECEIVED', '2026-02-02'],
      ['CLOSED', '2026-03-01', 'NOT_AFTER'],
    ],
  ],
];

beforeAll(async () => {
  hub = await SlaHub.open();
  const agency = (id: string, path: string[]) => ({
    ...{ id, seq: 1, path, name: 'x', timezone: 'Asia/Jakarta', nameKeys: [], identifiers: [], regionCodes: [] },
  });
  await hub
    .em()
    .transactional((em) =>
      directory.takeIn(em, { agencies: [agency(regency, [regency]), agency(office, [office, regency])], regions: [] }),
    );
  await hub.takeIn(...HISTORIES.map(([agencyId, history]) => newReport(history, { agencyId })));
});
afterAll(() => hub.close());

const stage = 'AGENCY_VERIFICATION';

test.each([
  ['OVERDUE', ['2026-02-05', '2026-03-05']],
  ['RUNNING', ['2026-03-25']],
  ['PAUSED', ['2026-03-26']],
  ['MET', ['2026-03-12']],
  ['BREACHED', ['2026-03-06']],
  ['UNKNOWN', ['2026-02-05']],
  ['PASSED', []],
  ['CANCELLED', []],
])('%s clocks are found, earliest due day first', async (state, days) => {
  const { edges } = await hub.list({ agencyId: regency, stage, state });
  expect(edges.map(({ node }) => [node.dueDay, node.state])).toEqual(days.map((day) => [day, state]));
});

test('a waiting time of the reporter is no office’s delay', async () => {
  const { edges } = await hub.list({ agencyId: regency, state: 'OVERDUE' });
  expect(new Set(edges.map(({ node }) => node.stage))).toEqual(new Set([stage]));
  await hub.takeIn(newReport([['RECEIVED', '2025-10-01']], { agencyId: newId() }));
  expect((await hub.list({ stage: 'OMBUDSMAN_RIGHT', state: 'PASSED' })).edges).toHaveLength(1);
  expect((await hub.list({ stage: 'OMBUDSMAN_RIGHT', state: 'OVERDUE' })).edges).toHaveLength(0);
});

test('an agency’s list holds what lies below it, an office’s only its own', async () => {
  expect((await hub.list({ agencyId: regency, stage })).edges).toHaveLength(7);
  expect((await hub.list({ agencyId: office, stage })).edges).toHaveLength(5);
  expect((await hub.list({ agencyId: newId(), stage })).edges).toHaveLength(0);
  expect((await hub.list({ agencyId: 'no uuid', stage })).edges).toHaveLength(0);
});

test('an agency shows its clocks itself', async () => {
  const { data } = await hub.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency {
      clocks(first: 10, filter: { state: OVERDUE, stage: AGENCY_VERIFICATION }) { edges { node { dueDay } } } } } }`,
    { r: [{ __typename: 'Agency', id: regency }] },
  );
  const [{ clocks }] = data!._entities as [{ clocks: { edges: { node: { dueDay: string } }[] } }];
  expect(clocks.edges.map(({ node }) => node.dueDay)).toEqual(['2026-02-05', '2026-03-05']);
});

test('only what is due until a day', async () => {
  const { edges } = await hub.list({ agencyId: regency, stage, dueUntilDay: '2026-03-06' });
  expect(edges.map(({ node }) => node.dueDay)).toEqual(['2026-02-05', '2026-02-05', '2026-03-05', '2026-03-06']);
});

test('pages of any length hold the same clocks, each once', async () => {
  const all = (await hub.list({ agencyId: regency })).edges.map(({ node }) => node.id);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await hub.list({ agencyId: regency }, 3, after);
    paged.push(...page.edges.map(({ node }) => node.id));
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  expect(paged).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
});

test('the public is told no number below five; an office is', async () => {
  const query = `{ few: clocks(first: 1, filter: { agencyId: "${regency}", state: OVERDUE }) { totalCount }
    more: clocks(first: 1, filter: { agencyId: "${regency}", stage: ${stage} }) { totalCount } }`;
  expect((await hub.ask(query)).data).toEqual({ few: { totalCount: null }, more: { totalCount: 7 } });
  expect((await hub.ask(query, {}, viewerOf('LIAISON'))).data).toEqual({
    few: { totalCount: 2 },
    more: { totalCount: 7 },
  });
});

test('today is asked in the zone of each agency', async () => {
  const agencyId = newId();
  await hub.takeIn(newReport([['RECEIVED', '2026-03-11']], { agencyId, timezone: 'Asia/Jayapura' }));
  // Half past ten in the evening of the due day, 16 March, in Jakarta; in Jayapura it is past midnight.
  const runtime = { ...hub.runtimes.of('sla'), now: () => new Date('2026-03-16T15:30:00Z') };
  const runtimes = { ...hub.runtimes, of: () => runtime };
  const query = `{ clocks(first: 5, filter: { agencyId: "${agencyId}", state: OVERDUE }) { edges { node { state dueDay } } } }`;
  const { data } = await ask(sla, runtimes, viewerOf('LIAISON'), query);
  expect(data).toEqual({ clocks: { edges: [{ node: { state: 'OVERDUE', dueDay: '2026-03-16' } }] } });
});

test.each([
  ['a page of nothing', 'first: 0', 'BAD_PAGE_SIZE'],
  ['a page of 101', 'first: 101', 'BAD_PAGE_SIZE'],
  ['a cursor from elsewhere', 'first: 1, after: "eA"', 'BAD_CURSOR'],
  ['a cursor that holds no day', `first: 1, after: "${Buffer.from('["x","y"]').toString('base64url')}"`, 'BAD_CURSOR'],
])('%s is refused', async (_, page, code) => {
  const { errors } = await hub.ask(`{ clocks(${page}) { edges { cursor } } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code });
});
