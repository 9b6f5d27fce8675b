import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { notices } from '../../subgraphs/notices/parts.ts';
import { reports } from '../../subgraphs/reports/parts.ts';
import { sla } from '../../subgraphs/sla/parts.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../support/test-runtime.ts';

const PASAMAN = seedId('wilayah:13.08');
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: PASAMAN });
/** The hub's clock; moved in the course of the test. */
const now = new Date('2026-04-06T03:00:00Z');
const COMPLAINT = { anonymous: false, secret: false, agencyId: PASAMAN };

let hub: TestRuntimes;
let keys = 0;
interface Told {
  id: string;
  version: number;
}

beforeAll(async () => {
  hub = await testRuntimes(DATABASES, now);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(hub.of(database.schema));
    await jobs(hub.of(database.schema));
  }
  await untilDrained(hub.letterBox);
}, 60_000);
afterAll(() => hub.drop());

async function mutate<Answer>(part: typeof reports | typeof notices, name: string, input: object, fields: string) {
  keys += 1;
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  const variables = { input: { idempotencyKey: `u-${keys}`, ...input } };
  const { data, errors } = await ask(part as typeof reports, hub, admin, source, variables);
  expect(errors).toBeUndefined();
  await untilDrained(hub.letterBox);
  return (data as Record<string, Answer>)[name]!;
}
const step = (name: string, input: object) => mutate<Told>(reports, name, input, 'id version');

async function read({ id }: Told): Promise<{ version: number; [field: string]: unknown }> {
  const source = `{ report(id: "${id}") { version status classification agency { id } mergedInto { id }
    numbers { number } timeline(first: 50) { edges { node { kind } } } } }`;
  return ((await ask(reports, hub, admin, source)).data as { report: never }).report;
}
const on = async (report: Told, more: object) => ({
  ...{ reportId: report.id, expectedVersion: (await read(report)).version },
  ...more,
});

/** Stage, due day, state of the clocks shown under a report, and whether its due day passed while it was merged. */
async function clocks({ id }: Told): Promise<string[]> {
  const source = `{ _entities(representations: [{ __typename: "Report", id: "${id}" }]) {
    ... on Report { clocks { stage dueDay state breachedWhileMerged } } } }`;
  type Clock = { stage: string; dueDay: string; state: string; breachedWhileMerged: boolean };
  const { data } = await ask(sla, hub, admin, source);
  return (data as { _entities: [{ clocks: Clock[] }] })._entities[0].clocks
    .filter(({ stage }) => stage === 'AGENCY_VERIFICATION')
    .map((clock) => `${clock.dueDay} ${clock.state}${clock.breachedWhileMerged ? ' while merged' : ''}`);
}

/** What the agency's subscription was told: number and status of each notice, in order. */
async function told(): Promise<string[]> {
  const em = forkFor(hub.of('notices').orm, SYSTEM_VIEWER);
  const rows = await em.execute<{ data: { number: string; status: string } }[]>(
    `select data from notices.notice_delivery where kind = 'STATUS_CHANGED' order by happened_at, id`,
  );
  return rows.map(({ data }) => `${data.number} ${data.status}`);
}

test('taken apart, a report has its own status, sources, clocks and notices again, and what was done meanwhile is listed', async () => {
  await mutate(
    notices,
    'createSubscription',
    {
      ...{ name: 'Dasbor contoh', audience: 'AGENCY', agencyId: PASAMAN, kinds: ['STATUS_CHANGED'] },
      ...{ transport: 'WEBHOOK', target: 'https://penerima.invalid/lapor' },
    },
    'secret',
  );
  const first = await step('submitReport', {
    ...COMPLAINT,
    body: 'Lampu di Jalan Contoh Mawar padam sejak kemarin malam.',
  });
  now.setTime(Date.parse('2026-04-08T03:00:00Z'));
  const second = await step('submitReport', { ...COMPLAINT, body: 'Lampu di Jalan Contoh Mawar padam, gelap sekali.' });
  const [before, clocksBefore] = [await read(second), await clocks(second)];
  expect([await clocks(first), clocksBefore]).toEqual([['2026-04-09 RUNNING'], ['2026-04-13 RUNNING']]);

  now.setTime(Date.parse('2026-04-08T05:00:00Z'));
  await mutate(reports, 'mergeReports', await on(second, { otherReportId: first.id, reason: 'Satu aduan.' }), 'id');
  // The earliest due day is shown under both, and no merge begins one anew.
  expect([await clocks(first), await clocks(second)]).toEqual([['2026-04-09 RUNNING'], ['2026-04-09 RUNNING']]);

  // A question to the reporter of the first stops the first's clock only.
  await step('requestCompletion', await on(first, { message: 'Di tiang nomor berapa?' }));
  expect([await clocks(first), await clocks(second)]).toEqual([['2026-04-13 RUNNING'], ['2026-04-13 RUNNING']]);
  now.setTime(Date.parse('2026-04-14T03:00:00Z'));
  expect(await clocks(second)).toEqual(['2026-04-13 OVERDUE']);

  const unmerged = await mutate<{ actionsWhileJoined: object[]; remainingPath: object[] }>(
    reports,
    'unmergeReports',
    await on(second, { reason: 'Tiang yang lain.' }),
    'remainingPath { id } actionsWhileJoined { kind message actorRole }',
  );
  expect(unmerged).toEqual({
    remainingPath: [],
    actionsWhileJoined: [
      { kind: 'COMPLETION_REQUESTED', message: 'Di tiang nomor berapa?', actorRole: 'AGENCY_ADMIN' },
    ],
  });
  const after = await read(second);
  expect(after).toMatchObject({ ...before, version: expect.any(Number), timeline: expect.anything() });
  expect(after.timeline).toEqual({
    edges: [
      ...(before.timeline as { edges: object[] }).edges,
      { node: { kind: 'MERGED' } },
      { node: { kind: 'UNMERGED' } },
    ],
  });
  expect(await clocks(second)).toEqual(['2026-04-13 OVERDUE while merged']);
  expect(await clocks(first)).toEqual([expect.stringMatching(/PAUSED$/)]);

  // Each is told of under its own number only, before, meanwhile and after.
  await step('verifyReport', await on(second, {}));
  const numbers = await Promise.all(
    [first, second].map(async (report) => ((await read(report)).numbers as { number: string }[])[0]!.number),
  );
  expect((await told()).sort()).toEqual(
    [
      ...[`${numbers[0]} DISPATCHED`, `${numbers[1]} DISPATCHED`],
      ...[`${numbers[0]} AWAITING_COMPLETION`, `${numbers[1]} VERIFIED`],
    ].sort(),
  );
});
