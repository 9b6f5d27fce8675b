import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
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

const amend = (input: object, viewer = centre) =>
  hub.ask(
    'mutation ($input: AmendAgencyCalendarInput!) { amendAgencyCalendar(input: $input) { version decree agencyId } }',
    { input: { decree: 'SE Gubernur contoh', ...input } },
    viewer,
  );
const versionNow = async () =>
  ((await hub.ask('{ calendar { version } }')).data!.calendar as { version: number }).version;
const due = async (id: string, stage = 'AGENCY_VERIFICATION') => (await hub.clock(id, stage))?.dueDay;

test('a regional holiday moves the duties of its agency and of those below it, and nobody else’s', async () => {
  const at = (agencyId: string) => newReport([['RECEIVED', '2026-08-03']], { agencyId });
  const [upper, lower, elsewhere] = [at(agencies.province), at(agencies.district), at(agencies.other)];
  await hub.takeIn(upper, lower, elsewhere);
  const add = [{ day: '2026-08-05', name: 'Hari Jadi Provinsi Contoh' }];
  const input = { idempotencyKey: 'region-1', agencyId: agencies.province, add };
  const first = await amend(input);
  expect(first.data?.amendAgencyCalendar).toMatchObject({ version: 2, agencyId: agencies.province });
  expect(await amend(input)).toEqual(first);
  await hub.readLetters();
  expect(await due(upper.reportId)).toBe('2026-08-07');
  expect(await hub.clock(lower.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    ...{ dueDay: '2026-08-07', calendarVersion: 2, supersedes: { dueDay: '2026-08-06' } },
    trace: [{}, { day: '2026-08-05', verdict: 'REGIONAL_HOLIDAY' }, {}, {}],
  });
  expect(await hub.clock(elsewhere.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    ...{ dueDay: '2026-08-06', supersedes: null },
  });
});

test('a citizen’s right and the centre’s duty know the nation’s days only', async () => {
  const report = newReport([['RECEIVED', '2026-08-03']], { agencyId: agencies.province, reporterPickedAgency: false });
  await hub.takeIn(report);
  expect(await due(report.reportId, 'DISPATCH')).toBe('2026-08-06');
});

test('a six-day week holds from its day on, until the agency below decrees its own', async () => {
  const report = newReport([['RECEIVED', '2026-09-03']], { agencyId: agencies.district });
  await hub.takeIn(report);
  expect(await due(report.reportId)).toBe('2026-09-08');
  const week = { validFromDay: '2026-09-01', days: 'MON_SAT' };
  await amend({ idempotencyKey: 'week-1', agencyId: agencies.province, week });
  await hub.readLetters();
  expect(await due(report.reportId)).toBe('2026-09-07');
  const early = newReport([['RECEIVED', '2026-08-27']], { agencyId: agencies.district });
  await hub.takeIn(early);
  expect(await due(early.reportId)).toBe('2026-09-01');
  const back = { validFromDay: '2026-09-04', days: 'MON_FRI' };
  await amend({ idempotencyKey: 'week-2', agencyId: agencies.district, week: back });
  await hub.readLetters();
  expect(await due(report.reportId)).toBe('2026-09-08');
  const { data } = await hub.ask(
    `{ calendar { workingWeeks(agencyId: "${agencies.district}") { validFromDay days } } }`,
  );
  expect(data?.calendar).toEqual({ workingWeeks: [back, week] });
});

test('a region takes its own day back; the calendar of before still has it', async () => {
  const version = await versionNow();
  await amend({ idempotencyKey: 'region-2', agencyId: agencies.province, remove: ['2026-08-05'] });
  const august = async (asked: number) => {
    const ask = `{ calendar(version: ${asked}) { freeDays(year: 2026, agencyId: "${agencies.district}") { day kind agencyId } } }`;
    const { freeDays } = (await hub.ask(ask)).data!.calendar as { freeDays: { day: string }[] };
    return freeDays.filter(({ day }) => day === '2026-08-05');
  };
  expect(await august(version)).toEqual([{ day: '2026-08-05', kind: 'REGIONAL_HOLIDAY', agencyId: agencies.province }]);
  expect(await august(version + 1)).toEqual([]);
});

test('an agency’s administrator decrees for the own subtree, not for another', async () => {
  const viewer = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: agencies.province });
  const add = [{ day: '2026-10-06', name: 'Hari Jadi Kabupaten Contoh' }];
  const own = await amend({ idempotencyKey: 'own-1', agencyId: agencies.district, add }, viewer);
  expect(own.errors).toBeUndefined();
  const foreign = await amend({ idempotencyKey: 'own-2', agencyId: agencies.other, add }, viewer);
  expect(foreign.errors?.[0]).toMatchObject({
    message: expect.stringContaining('AGENCY_ADMIN of it'),
    extensions: { code: 'FORBIDDEN' },
  });
});

test.each<[string, () => object, typeof PUBLIC_VIEWER, string, string]>([
  ['the public decrees nothing', () => ({ agencyId: agencies.other }), PUBLIC_VIEWER, 'FORBIDDEN', 'may not'],
  ['an agency nobody knows is named', () => ({ agencyId: 'nowhere' }), centre, 'AGENCY_NOT_FOUND', 'nowhere'],
  [
    'a decree that changes nothing is refused',
    () => ({ agencyId: agencies.other }),
    centre,
    'BAD_USER_INPUT',
    'nothing',
  ],
  [
    'a day that the nation has free is refused, naming the decree',
    () => ({ agencyId: agencies.other, add: [{ day: '2026-12-25', name: 'x' }] }),
    centre,
    'BAD_USER_INPUT',
    'Hari Raya Natal (founding)',
  ],
  [
    'a national day is not removed by a region',
    () => ({ agencyId: agencies.other, remove: ['2026-12-25'] }),
    centre,
    'BAD_USER_INPUT',
    'own',
  ],
])('%s', async (title, input, viewer, code, text) => {
  const before = await versionNow();
  const { errors } = await amend({ idempotencyKey: title, ...input() }, viewer);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(text), extensions: { code } });
  expect(await versionNow()).toBe(before);
});

test('a regional day does not get into the calendar of the nation', async () => {
  const add = [{ day: '2026-11-03', kind: 'REGIONAL_HOLIDAY', name: 'x' }];
  const input = { idempotencyKey: 'nation', decree: 'SKB contoh', add };
  const { errors } = await hub.ask(
    'mutation ($input: AmendCalendarInput!) { amendCalendar(input: $input) { version } }',
    { input },
    centre,
  );
  expect(errors?.[0]?.message).toContain('amendAgencyCalendar');
});
