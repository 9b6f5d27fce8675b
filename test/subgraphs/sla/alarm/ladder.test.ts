import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';
import { alarmsOf, sweepOn } from './alarm-hub.ts';

let hub: SlaHub;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const LADDER = `version validFromDay dueSoon { stage workingDaysBefore }
  rungs { level holder stage kind workingDaysAfter }`;
const publish = (input: object, viewer = centre) =>
  hub.ask(
    `mutation ($input: PublishEscalationLadderInput!) { publishEscalationLadder(input: $input) { ${LADDER} } }`,
    { input },
    viewer,
  );
type Shown = { dueSoon: object[]; rungs: { level: string; kind: string; workingDaysAfter: number }[] };
const ladder = async () => (await hub.ask(`{ escalationLadder { ${LADDER} } }`)).data!.escalationLadder as Shown;
const input = (shown: Shown, version: string, validFromDay: string) => ({
  ...{ idempotencyKey: version, version, validFromDay, dueSoon: shown.dueSoon, rungs: shown.rungs },
});

test('what is read can be published with other days; clocks due before its first day keep theirs, each rung is told once', async () => {
  const [before, behind] = [newReport([['RECEIVED', '2026-03-16']]), newReport([['RECEIVED', '2026-03-17']])];
  await hub.takeIn(before, behind);
  await sweepOn(hub, 11);
  const read = await ladder();
  const rungs = read.rungs.map((rung) => (rung.kind === 'ESCALATED' ? { ...rung, workingDaysAfter: 1 } : rung));
  const sooner = input({ ...read, rungs }, 'contoh-2', '2026-03-27');
  const first = await publish(sooner);
  expect(first.data?.publishEscalationLadder).toMatchObject({ version: 'contoh-2', rungs });
  expect(await publish(sooner)).toEqual(first);
  await hub.readLetters();
  await sweepOn(hub, 13);
  const escalated = async ({ reportId }: { reportId: string }) =>
    (await alarmsOf(hub, reportId)).filter((alarm) => alarm.includes('ESCALATED'));
  expect(await escalated(before)).toEqual([]);
  expect(await escalated(behind)).toEqual(['AGENCY_VERIFICATION ESCALATED CENTRAL_ADMIN 2026-03-27']);
  await sweepOn(hub, 60);
  expect([(await escalated(before)).length, (await escalated(behind)).length]).toEqual([1, 1]);
});

test.each<[string, object, typeof PUBLIC_VIEWER, string, string]>([
  ['the public publishes no ladder', {}, PUBLIC_VIEWER, 'FORBIDDEN', 'CENTRAL_ADMIN'],
  ['an agency publishes no ladder', {}, viewerOf('AGENCY_ADMIN'), 'FORBIDDEN', 'CENTRAL_ADMIN'],
  ['a version is published once', { version: 'founding-1' }, centre, 'BAD_USER_INPUT', 'exists already'],
  [
    'a window of the reporter is never breached',
    { rungs: [{ level: 'LIAISON', holder: 'REPORTER', stage: null, kind: 'BREACHED', workingDaysAfter: 0 }] },
    centre,
    'BAD_USER_INPUT',
    'Possible: DUE_SOON, PASSED',
  ],
  [
    'an escalation needs its days',
    { rungs: [{ level: 'CENTRAL_ADMIN', holder: 'AGENCY', stage: null, kind: 'ESCALATED', workingDaysAfter: 0 }] },
    centre,
    'BAD_USER_INPUT',
    'must be 1 to 365, not 0',
  ],
  [
    'a stage warns once',
    { dueSoon: [1, 2].map((workingDaysBefore) => ({ stage: 'DISPATCH', workingDaysBefore })) },
    centre,
    'BAD_USER_INPUT',
    'DISPATCH warns twice',
  ],
])('%s', async (title, change, viewer, code, words) => {
  const { errors } = await publish({ ...input(await ladder(), title, '2027-01-01'), ...change }, viewer);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(words), extensions: { code } });
});
