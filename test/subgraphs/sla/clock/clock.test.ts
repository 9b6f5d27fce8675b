import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { PUBLIC_VIEWER, SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { takeInReports } from '../../../../subgraphs/sla/clock/clock.job.ts';
import { sla } from '../../../../subgraphs/sla/parts.ts';
import { ask, TEST_NOW, type TestRuntimes, testRuntimes, viewerOf } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const agencyId = newId();

beforeAll(async () => {
  runtimes = await testRuntimes([sla.database]);
  await sla.seed?.(runtimes.of('sla'));
});
afterAll(() => runtimes.drop());

const takeIn = (...reports: ReportSnapshot[]) =>
  forkFor(runtimes.of('sla').orm, SYSTEM_VIEWER).transactional((em) => takeInReports(em, reports, TEST_NOW));

function report(receivedDay: string, more: Partial<ReportSnapshot> = {}): ReportSnapshot {
  const receivedAt = `${receivedDay}T03:00:00.000Z`;
  return {
    ...{
      reportId: newId(),
      seq: 1,
      receivedAt,
      classification: 'UNSUPERVISED_COMPLAINT',
      agencyId,
      timezone: 'Asia/Jakarta',
    },
    ...{ reporterPickedAgency: true, status: 'RECEIVED', mergedIntoId: null, historic: false, silent: false },
    history: [{ seq: 1, kind: 'RECEIVED', at: receivedAt, certainty: 'EXACT' }],
    ...more,
  };
}

async function clocksOf(id: string) {
  const { data } = await ask(
    sla,
    runtimes,
    PUBLIC_VIEWER,
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { ombudsmanEligible clocks { id stage dueDay state calendarVersion supersedes { dueDay } trace { day } } } } }`,
    { r: [{ __typename: 'Report', id }] },
  );
  return (
    data as {
      _entities: {
        ombudsmanEligible: boolean;
        clocks: {
          id: string;
          stage: string;
          dueDay: string;
          state: string;
          supersedes: { dueDay: string } | null;
          trace: unknown[];
        }[];
      }[];
    }
  )._entities[0]!;
}

test('a report gets its clocks; the same or an older snapshot changes nothing', async () => {
  const snapshot = report('2026-03-16');
  await takeIn(snapshot);
  const before = await clocksOf(snapshot.reportId);
  expect(before.clocks[0]).toMatchObject({
    stage: 'AGENCY_VERIFICATION',
    dueDay: '2026-03-26',
    state: 'RUNNING',
    supersedes: null,
  });
  expect(before.clocks[0]!.trace).toHaveLength(10);
  await takeIn(snapshot, { ...snapshot, seq: 0, classification: null });
  expect(await clocksOf(snapshot.reportId)).toEqual(before);
});

test('an overdue clock is in its agency’s list, earliest due day first', async () => {
  const late = report('2026-02-02');
  await takeIn(late, report('2026-03-02'));
  const { data } = await ask(
    sla,
    runtimes,
    PUBLIC_VIEWER,
    `{ clocks(first: 1, filter: { agencyId: "${agencyId}", state: OVERDUE, stage: AGENCY_VERIFICATION }) { totalCount edges { node { state dueDay report { id } } } } }`,
  );
  expect(data?.clocks).toEqual({
    totalCount: 2,
    edges: [{ node: { state: 'OVERDUE', dueDay: '2026-02-05', report: { id: late.reportId } } }],
  });
});

test('of merged reports the earliest due day stands, and each keeps its own clock', async () => {
  const first = report('2026-01-05');
  const second = report('2026-01-12');
  await takeIn(first, second);
  await takeIn({ ...first, seq: 2, mergedIntoId: second.reportId });
  expect((await clocksOf(second.reportId)).clocks[0]).toMatchObject({ dueDay: '2026-01-08' });
  expect((await clocksOf(first.reportId)).clocks[0]).toMatchObject({ dueDay: '2026-01-08' });
  await takeIn({ ...first, seq: 3, mergedIntoId: null });
  expect((await clocksOf(second.reportId)).clocks[0]).toMatchObject({ dueDay: '2026-01-15' });
});

test('sixty working days without follow-up give the right to go to the Ombudsman', async () => {
  const old = report('2025-11-03');
  await takeIn(old);
  expect((await clocksOf(old.reportId)).ombudsmanEligible).toBe(true);
});

test('an amended calendar moves due days and keeps the old verdict', async () => {
  const snapshot = report('2026-08-03');
  await takeIn(snapshot);
  expect((await clocksOf(snapshot.reportId)).clocks[0]).toMatchObject({ dueDay: '2026-08-06' });
  await sla.jobs(runtimes.of('sla'));
  const amend = `mutation { amendCalendar(input: { idempotencyKey: "skb-1", decree: "SKB contoh 2026",
    add: [{ day: "2026-08-05", kind: JOINT_LEAVE, name: "Cuti bersama contoh" }] }) { version decree freeDays(year: 2026) { day } } }`;
  const first = await ask(sla, runtimes, centre, amend);
  expect(first.data?.amendCalendar).toMatchObject({ version: 2, decree: 'SKB contoh 2026' });
  expect(await ask(sla, runtimes, centre, amend)).toEqual(first);
  while ((await runtimes.letterBox.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await clocksOf(snapshot.reportId)).clocks[0]).toMatchObject({
    dueDay: '2026-08-07',
    calendarVersion: 2,
    supersedes: { dueDay: '2026-08-06' },
  });
});

test.each([
  ['the public amends no calendar', PUBLIC_VIEWER, 'add: []', 'FORBIDDEN'],
  [
    'a day that is free already is not added',
    centre,
    'add: [{ day: "2026-12-25", kind: JOINT_LEAVE, name: "x" }]',
    'BAD_USER_INPUT',
  ],
  ['a working day is not removed', centre, 'remove: ["2026-12-23"]', 'BAD_USER_INPUT'],
])('%s', async (title, viewer, change, code) => {
  const { errors } = await ask(
    sla,
    runtimes,
    viewer,
    `mutation { amendCalendar(input: { idempotencyKey: "${title}", decree: "x", ${change} }) { version } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code });
});

test('a rule set is published as data; a broken rule is named', async () => {
  const { data } = await ask(
    sla,
    runtimes,
    PUBLIC_VIEWER,
    '{ ruleSet(onDay: "2026-03-17") { version deadlines { definition } } }',
  );
  const { deadlines } = data!.ruleSet as { deadlines: { definition: object }[] };
  const rules = deadlines.map(({ definition }) => definition);
  const publish = (key: string, list: object[]) =>
    ask(
      sla,
      runtimes,
      centre,
      'mutation ($rules: JSON!) { publishRuleSet(input: { idempotencyKey: "' +
        key +
        '", version: "' +
        key +
        '", validFromDay: "2027-01-01", rules: $rules }) { version deadlines { limitDays } } }',
      { rules: list },
    );
  expect((await publish('next-1', rules)).data?.publishRuleSet).toMatchObject({ version: 'next-1' });
  const { errors } = await publish('next-2', [{ ...rules[0], limitDays: 0 }]);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('rules.0.limitDays'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
