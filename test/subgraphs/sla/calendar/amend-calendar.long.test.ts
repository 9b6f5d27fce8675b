import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const amend = (input: object, viewer = centre) =>
  hub.ask(
    `mutation ($input: AmendCalendarInput!) { amendCalendar(input: $input) { version decree lastYear } }`,
    { input: { decree: 'SKB contoh', ...input } },
    viewer,
  );

test('the founding calendar can be read', async () => {
  const { data } = await hub.ask(
    '{ calendar { version decree firstYear lastYear freeDays(year: 2026) { day kind name verified } } }',
  );
  const { freeDays, ...calendar } = data!.calendar as { freeDays: object[] };
  expect(calendar).toEqual({ version: 1, decree: 'founding', firstYear: 2024, lastYear: 2026 });
  expect(freeDays).toHaveLength(25);
  expect(freeDays[0]).toEqual({
    day: '2026-01-01',
    kind: 'NATIONAL_HOLIDAY',
    name: 'Tahun Baru Masehi',
    verified: true,
  });
  expect((await hub.ask('{ calendar(version: 99) { decree } }')).data).toEqual({ calendar: null });
});

test('an amendment moves due days behind it, keeps the old verdict and touches nothing before it', async () => {
  const concerned = newReport([['RECEIVED', '2026-08-03']]);
  const earlier = newReport([
    ['RECEIVED', '2026-07-20'],
    ['CLOSED', '2026-07-21'],
  ]);
  await hub.takeIn(concerned, earlier);
  const before = await hub.clock(earlier.reportId, 'AGENCY_VERIFICATION');
  const input = { idempotencyKey: 'skb-1', add: [{ day: '2026-08-05', kind: 'JOINT_LEAVE', name: 'Cuti contoh' }] };
  const first = await amend(input);
  expect(first.data?.amendCalendar).toEqual({ version: 2, decree: 'SKB contoh', lastYear: 2026 });
  expect(await amend(input)).toEqual(first);
  await hub.readLetters();
  expect(await hub.clock(concerned.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    dueDay: '2026-08-07',
    calendarVersion: 2,
    supersedes: { dueDay: '2026-08-06' },
  });
  expect(await hub.clock(earlier.reportId, 'AGENCY_VERIFICATION')).toEqual(before);
});

test('the old verdict is still explained with the calendar of its time', async () => {
  const report = newReport([['RECEIVED', '2026-10-05']]);
  await hub.takeIn(report);
  await amend({ idempotencyKey: 'skb-2', add: [{ day: '2026-10-07', kind: 'JOINT_LEAVE', name: 'Cuti contoh' }] });
  await hub.readLetters();
  const { data } = await hub.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { stage trace { day verdict name }
      supersedes { trace { day verdict name } } } } } }`,
    { r: [{ __typename: 'Report', id: report.reportId }] },
  );
  const [{ clocks }] = data!._entities as [{ clocks: { trace: object[]; supersedes: { trace: object[] } }[] }];
  expect(clocks[0]!.trace[1]).toEqual({ day: '2026-10-07', verdict: 'JOINT_LEAVE', name: 'Cuti contoh' });
  expect(clocks[0]!.supersedes.trace[1]).toEqual({ day: '2026-10-07', verdict: 'COUNTED', name: null });
});

test('a day that is taken back counts again', async () => {
  const report = newReport([['RECEIVED', '2026-12-22']]);
  await hub.takeIn(report);
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-12-29' });
  await amend({ idempotencyKey: 'skb-3', remove: ['2026-12-24'] });
  await hub.readLetters();
  expect(await hub.clock(report.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-12-28' });
});

test('the decree of the next year makes provisional due days final', async () => {
  const report = newReport([['RECEIVED', '2026-12-29']]);
  await hub.takeIn(report);
  const certainty = async () =>
    (
      (
        await hub.ask(
          'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { certainty dueDay } } } }',
          {
            r: [{ __typename: 'Report', id: report.reportId }],
          },
        )
      ).data!._entities as [{ clocks: object[] }]
    )[0].clocks[0];
  expect(await certainty()).toEqual({ certainty: 'PROVISIONAL', dueDay: '2027-01-01' });
  const add = [{ day: '2027-01-01', kind: 'NATIONAL_HOLIDAY', name: 'Tahun Baru Masehi' }];
  const { data } = await amend({ idempotencyKey: 'skb-2027', add, lastYear: 2027 });
  expect(data?.amendCalendar).toMatchObject({ lastYear: 2027 });
  await hub.readLetters();
  expect(await certainty()).toEqual({ certainty: 'FINAL', dueDay: '2027-01-04' });
});

test('a report that comes while a calendar is published is computed with the new one, or again', async () => {
  const reports = Array.from({ length: 30 }, () => newReport([['RECEIVED', '2026-09-07']]));
  const add = [{ day: '2026-09-09', kind: 'JOINT_LEAVE', name: 'Cuti contoh' }];
  await Promise.all([
    ...reports.slice(0, 15).map((report) => hub.takeIn(report)),
    amend({ idempotencyKey: 'skb-race', add }),
    ...reports.slice(15).map((report) => hub.takeIn(report)),
  ]);
  await hub.readLetters();
  for (const { reportId } of reports) {
    expect(await hub.clock(reportId, 'AGENCY_VERIFICATION')).toMatchObject({ dueDay: '2026-09-11' });
  }
});

test.each([
  ['the public amends no calendar', PUBLIC_VIEWER, { add: [] }, 'FORBIDDEN'],
  ['an agency amends no calendar', viewerOf('AGENCY_ADMIN'), { add: [] }, 'FORBIDDEN'],
  ['an amendment that changes nothing is refused', centre, { add: [] }, 'BAD_USER_INPUT'],
  [
    'a day that is free already is not added',
    centre,
    { add: [{ day: '2026-12-25', kind: 'JOINT_LEAVE', name: 'x' }] },
    'BAD_USER_INPUT',
  ],
  ['a working day is not removed', centre, { remove: ['2026-12-23'] }, 'BAD_USER_INPUT'],
  [
    'a key is not used for two decrees',
    centre,
    { idempotencyKey: 'skb-1', remove: ['2026-12-25'] },
    'IDEMPOTENCY_KEY_REUSED',
  ],
])('%s', async (title, viewer, input, code) => {
  const { errors } = await amend({ idempotencyKey: title, ...input }, viewer);
  expect(errors?.[0]?.extensions).toMatchObject({ code });
});

test('what was refused left nothing behind, and what was done is in the audit', async () => {
  const rows = await hub
    .em()
    .execute<{ subject: string }[]>(`select subject from sla.audit where action = 'amendCalendar'`);
  const { data } = await hub.ask('{ calendar { version } }');
  expect(data?.calendar).toEqual({ version: 1 + rows.length });
});
