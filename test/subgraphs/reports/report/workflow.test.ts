import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { InboxService } from '../../../../subgraphs/reports/inbox/inbox.service.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { bodyOf, CITY, letter, OFFICE, REGENCY, record, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });
const stranger = viewerOf('AGENCY_ADMIN', { userId: 'admin-2', agencyId: CITY });
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });

interface Answer {
  id: string;
  version: number;
  status: string;
  [field: string]: unknown;
}
const FIELDS = 'id number version status classification closedBy resolution archiveReason agency { id } secret';
let keys = 0;

async function mutate(viewer: Viewer, mutation: string, input: object): Promise<{ report: Answer; code: unknown }> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`;
  keys += 1;
  const { data, errors } = await ask(reports, hub, viewer, source, {
    input: { idempotencyKey: `key-${keys}`, ...input },
  });
  return { report: (data as Record<string, Answer> | null)?.[mutation] as Answer, code: errors?.[0]?.extensions?.code };
}
const submit = async (viewer: Viewer, parts: object = {}) =>
  (await mutate(viewer, 'submitReport', { body: bodyOf(`tugu ${keys}`), anonymous: false, secret: false, ...parts }))
    .report;
const on = ({ id, version }: Answer, more: object = {}) => ({ reportId: id, expectedVersion: version, ...more });
const kindsOf = async ({ id }: Answer) => {
  const sql = 'select kind from reports.report_event where report_id = ? order by seq';
  return (await systemEm(hub).execute<{ kind: string }[]>(sql, [id])).map(({ kind }) => kind);
};

test('a report goes its whole way through the offices', async () => {
  let report = await submit(citizen);
  expect(report).toMatchObject({ version: 1, status: 'RECEIVED', agency: null });
  ({ report } = await mutate(centre, 'dispatchReport', on(report, { agencyId: REGENCY })));
  ({ report } = await mutate(admin, 'dispatchReport', on(report, { agencyId: OFFICE })));
  ({ report } = await mutate(liaison, 'verifyReport', on(report, { classification: 'SUPERVISED_COMPLAINT' })));
  expect(report).toMatchObject({ status: 'VERIFIED', classification: 'SUPERVISED_COMPLAINT', agency: { id: OFFICE } });
  ({ report } = await mutate(liaison, 'requestCompletion', on(report, { message: 'Di mana letaknya?' })));
  ({ report } = await mutate(citizen, 'replyToReport', on(report, { message: 'Di depan tugu.' })));
  expect(report.status).toBe('VERIFIED');
  ({ report } = await mutate(liaison, 'addFollowUp', on(report, { message: 'Petugas sudah ke sana.' })));
  ({ report } = await mutate(citizen, 'replyToReport', on(report, { message: 'Terima kasih.' })));
  expect(report.status).toBe('IN_PROGRESS');
  ({ report } = await mutate(citizen, 'closeReport', on(report, { resolution: 'RESOLVED' })));
  expect(report).toMatchObject({ status: 'CLOSED', closedBy: 'REPORTER', resolution: 'RESOLVED' });
  ({ report } = await mutate(citizen, 'reopenReport', on(report, { message: 'Padam lagi.' })));
  expect(report).toMatchObject({ status: 'IN_PROGRESS', closedBy: null, resolution: null });
  expect(await kindsOf(report)).toEqual([
    'RECEIVED',
    'DISPATCHED',
    'DISPATCHED',
    'VERIFIED',
    'COMPLETION_REQUESTED',
    'COMPLETED',
    'FOLLOWED_UP',
    'REPORTER_REPLIED',
    'CLOSED',
    'REOPENED',
  ]);
});

test('a report whose reporter picked the agency goes there without the centre', async () => {
  const report = await submit(citizen, { agencyId: OFFICE });
  expect(report).toMatchObject({ status: 'DISPATCHED', agency: { id: OFFICE } });
  expect(await kindsOf(report)).toEqual(['RECEIVED', 'DISPATCHED']);
});

test('a returned report is the centre’s, though the office is told how the step ended', async () => {
  const sent = await submit(citizen, { agencyId: OFFICE, secret: true });
  const { report } = await mutate(liaison, 'returnReport', on(sent, { message: 'Bukan kewenangan kami.' }));
  expect(report).toMatchObject({ status: 'RETURNED', agency: null });
  expect((await mutate(centre, 'dispatchReport', on(report, { agencyId: CITY }))).report.agency).toEqual({ id: CITY });
});

test('the same intention twice is one step, another under its name is refused', async () => {
  const report = await submit(citizen, { agencyId: OFFICE });
  const input = { idempotencyKey: 'verify-once', ...on(report) };
  const first = await mutate(liaison, 'verifyReport', input);
  expect(await mutate(liaison, 'verifyReport', input)).toEqual(first);
  expect((await mutate(liaison, 'verifyReport', { ...input, message: 'x' })).code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await kindsOf(report)).toEqual(['RECEIVED', 'DISPATCHED', 'VERIFIED']);
});

test.each<[string, Viewer, string, object, string]>([
  ['a decision on an older version', liaison, 'verifyReport', { expectedVersion: 1 }, 'VERSION_CONFLICT'],
  ['a step that is not possible', liaison, 'addFollowUp', { message: 'x' }, 'STEP_NOT_POSSIBLE'],
  ['a step of the public', PUBLIC_VIEWER, 'verifyReport', {}, 'FORBIDDEN'],
  ['a step of an auditor', viewerOf('AUDITOR'), 'archiveReport', { reason: 'x' }, 'FORBIDDEN'],
  ['a step of another agency', stranger, 'verifyReport', {}, 'FORBIDDEN'],
  ['a step of another citizen', viewerOf('REPORTER', { userId: 'citizen-2' }), 'closeReport', {}, 'FORBIDDEN'],
  ['a dispatch to nobody', centre, 'dispatchReport', { agencyId: 'x' }, 'AGENCY_NOT_FOUND'],
  ['a dispatch of an office to a stranger', admin, 'dispatchReport', { agencyId: CITY }, 'FORBIDDEN'],
  ['a report that is none', liaison, 'verifyReport', { reportId: 'x' }, 'REPORT_NOT_FOUND'],
])('%s is refused', async (_, viewer, mutation, parts, code) => {
  const report = await submit(citizen, { agencyId: OFFICE });
  expect((await mutate(viewer, mutation, on(report, parts))).code).toBe(code);
  expect(await kindsOf(report)).toEqual(['RECEIVED', 'DISPATCHED']);
});

test.each<[string, Viewer, object, string]>([
  ['an empty body', PUBLIC_VIEWER, { body: '  ' }, 'BAD_USER_INPUT'],
  ['a body beyond the limit', PUBLIC_VIEWER, { body: 'x'.repeat(3001) }, 'BAD_USER_INPUT'],
  ['an agency that is none', PUBLIC_VIEWER, { agencyId: OFFICE.replace('2', '9') }, 'AGENCY_NOT_FOUND'],
  ['a category that is none', PUBLIC_VIEWER, { categoryId: OFFICE }, 'BAD_USER_INPUT'],
  ['an auditor’s report', viewerOf('AUDITOR'), {}, 'FORBIDDEN'],
])('%s is refused at the door', async (_, viewer, parts, code) => {
  const input = { body: bodyOf('gedung'), anonymous: false, secret: false, ...parts };
  expect((await mutate(viewer, 'submitReport', input)).code).toBe(code);
});

test('once offices work on a report here, its source is noted and no longer followed', async () => {
  await takeIn(hub, letter([record('html.situs.1')]));
  const { data } = await ask(reports, hub, centre, '{ reportByNumber(system: "situs", number: "1") { id version } }');
  const found = (data as { reportByNumber: Answer }).reportByNumber;
  const { report } = await mutate(liaison, 'addFollowUp', on(found, { message: 'Sudah diperbaiki.' }));
  await new InboxService(hub.of('reports')).takeIn(
    letter([record('html.situs.1', { status: 'ARCHIVED' }, { seq: 2 })]),
  );
  const after = await ask(reports, hub, centre, `{ report(id: "${report.id}") { status version } }`);
  expect(after.data).toEqual({ report: { status: 'IN_PROGRESS', version: report.version + 1 } });
});

test('each step leaves a letter that tells the whole history, and a line in the audit log', async () => {
  const report = await submit(citizen, { agencyId: OFFICE });
  await mutate(liaison, 'verifyReport', on(report));
  const em = systemEm(hub);
  const [letterSent] = await em.execute(
    `select data->'payload'->'reports'->0 as snapshot from pgboss.job where name = 'reports-changed.sla'
     and data->'payload'->'reports'->0->>'reportId' = ? order by created_on desc limit 1`,
    [report.id],
  );
  expect(letterSent?.snapshot).toMatchObject({
    seq: 3,
    status: 'VERIFIED',
    agencyId: OFFICE,
    timezone: 'Asia/Makassar',
    reporterPickedAgency: true,
    mergedIntoId: null,
    history: [{ kind: 'RECEIVED' }, { kind: 'DISPATCHED' }, { kind: 'VERIFIED', certainty: 'EXACT' }],
  });
  const [line] = await em.execute(`select role, action from reports.audit where subject = ?`, [report.id]);
  expect(line).toEqual({ role: 'LIAISON', action: 'VERIFY' });
});
