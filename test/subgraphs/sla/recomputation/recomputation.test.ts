import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { recomputeClocks } from '../../../../subgraphs/common/handover/recompute-clocks.topic.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { recomputeBatch } from '../../../../subgraphs/sla/clock/clock.job.ts';
import { TEST_NOW, viewerOf } from '../../../support/test-runtime.ts';
import { tellAgencies } from '../sla-agencies.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
let agencies: Awaited<ReturnType<typeof tellAgencies>>;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

beforeAll(async () => {
  hub = await SlaHub.open();
  agencies = await tellAgencies(hub);
});
afterAll(() => hub.close());

const FIELDS = 'id book version agencyId total done failed failedReportIds startedAt endedAt';
async function progress(viewer = centre, first = 10, after: string | null = null) {
  const ask = `query ($first: Int!, $after: String) { recomputations(first: $first, after: $after) { totalCount
    pageInfo { endCursor } edges { node { ${FIELDS} } } } }`;
  const { data, errors } = await hub.ask(ask, { first, after }, viewer);
  if (errors) throw errors[0]!;
  return data!.recomputations as {
    totalCount: number;
    pageInfo: { endCursor: string };
    edges: { node: { id: string; book: string; version: string; agencyId: string | null; done: number } }[];
  };
}
const amend = (idempotencyKey: string, day: string) => {
  const add = [{ day, kind: 'JOINT_LEAVE', name: 'Cuti contoh' }];
  const input = { idempotencyKey, decree: `SKB ${idempotencyKey}`, add };
  return hub.ask(
    'mutation ($input: AmendCalendarInput!) { amendCalendar(input: $input) { version } }',
    { input },
    centre,
  );
};

test('a decree’s recomputation waits, goes on batch by batch, and ends; the old verdicts stay', async () => {
  const reports = Array.from({ length: 7 }, () => newReport([['RECEIVED', '2026-08-03']]));
  await hub.takeIn(...reports);
  await amend('1', '2026-08-05');
  const waiting = (await progress()).edges[0]!.node;
  expect(waiting).toMatchObject({
    book: 'CALENDAR',
    version: '2',
    total: null,
    done: 0,
    startedAt: null,
    endedAt: null,
  });
  const order = recomputeClocks.payload.parse({
    ...{ afterReportId: null, receivedFromDay: null, dueFromDay: '2026-08-05', recomputationId: waiting.id },
  });
  const rest = await hub.em().transactional((em) => recomputeBatch(em, order, TEST_NOW));
  expect((await progress()).edges[0]!.node).toMatchObject({ total: 7, done: 7, failed: 0, endedAt: null });
  expect(await hub.em().transactional((em) => recomputeBatch(em, rest!, TEST_NOW))).toBeNull();
  expect((await progress()).edges[0]!.node).toMatchObject({
    ...{ total: 7, done: 7, failed: 0, startedAt: TEST_NOW.toISOString(), endedAt: TEST_NOW.toISOString() },
  });
  const verdicts = await hub.em().execute<{ due: string; current: boolean; calendar_version: number }[]>(
    `select due_day::text as due, current, calendar_version from sla.sla_clock
     where report_id = ? and stage = 'AGENCY_VERIFICATION' order by calendar_version`,
    [reports[0]!.reportId],
  );
  expect(verdicts).toEqual([
    { due: '2026-08-06', current: false, calendar_version: 1 },
    { due: '2026-08-07', current: true, calendar_version: 2 },
  ]);
});

test('a report that cannot be computed is counted and named, holds up no other, and keeps its verdict', async () => {
  const [broken, sound] = [newReport([['RECEIVED', '2026-10-05']]), newReport([['RECEIVED', '2026-10-05']])];
  await hub.takeIn(broken, sound);
  await hub
    .em()
    .execute(
      `update sla.report_state set snapshot = jsonb_set(snapshot, '{timezone}', '"Nowhere/Nowhere"') where report_id = ?::uuid`,
      [broken.reportId],
    );
  await amend('2', '2026-10-07');
  await hub.readLetters();
  const { node } = (await progress()).edges.find((edge) => edge.node.version === '3')!;
  expect(node).toMatchObject({
    version: '3',
    failed: 1,
    failedReportIds: [broken.reportId],
    endedAt: expect.any(String),
  });
  expect(await hub.clock(sound.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-10-09' });
  expect(await hub.clock(broken.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-10-08' });
});

test('an agency’s decree concerns its own reports only, and its administrator follows it', async () => {
  const mine = newReport([['RECEIVED', '2026-11-02']], { agencyId: agencies.district });
  await hub.takeIn(mine, newReport([['RECEIVED', '2026-11-02']], { agencyId: agencies.other }));
  const input = {
    idempotencyKey: 'own',
    agencyId: agencies.province,
    decree: 'SE',
    add: [{ day: '2026-11-04', name: 'x' }],
  };
  const mutation = 'mutation ($input: AmendAgencyCalendarInput!) { amendAgencyCalendar(input: $input) { version } }';
  await hub.ask(mutation, { input }, centre);
  await hub.readLetters();
  const above = viewerOf('AGENCY_ADMIN', { userId: 'a', agencyId: agencies.province });
  expect(await progress(above)).toMatchObject({
    totalCount: 1,
    edges: [{ node: { agencyId: agencies.province, total: 1, done: 1 } }],
  });
  const elsewhere = viewerOf('AGENCY_ADMIN', { userId: 'b', agencyId: agencies.other });
  expect(await progress(elsewhere)).toMatchObject({ totalCount: 0, edges: [] });
  await expect(progress(PUBLIC_VIEWER)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});

test('pages go on behind the cursor', async () => {
  const all = (await progress()).edges.map(({ node }) => node.version);
  const page = await progress(centre, 1);
  const next = await progress(centre, 1, page.pageInfo.endCursor);
  expect([...page.edges, ...next.edges].map(({ node }) => node.version)).toEqual(all.slice(0, 2));
});
