import { expect, test } from '@jest/globals';
import { clocksOf } from '../../../../subgraphs/sla/clock/clock.policy.ts';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import { CALENDAR, type Happening, snapshotOf } from '../sla-world.ts';

/** Clocks of a report received on 17 March that follows another one since 25 March. */
function followerClocks(leaderHistory: Happening[], own: Happening[] = [], leads = true): string[] {
  const leader = snapshotOf([['RECEIVED', '2026-03-16'], ...leaderHistory], { reporterPickedAgency: true });
  const report = snapshotOf([['RECEIVED', '2026-03-17'], ...own, ['MERGED', '2026-03-25']], {
    reporterPickedAgency: true,
    mergedIntoId: 'leader',
  });
  return clocksOf({ report, leader: leads ? leader : null }, FOUNDING_RULES, CALENDAR)
    .filter(({ stage }) => stage !== 'OMBUDSMAN_RIGHT')
    .map(({ stage, startDay, dueDay, state }) => `${stage} ${startDay} ${dueDay} ${state}`);
}

test.each<[string, Happening[], Happening[], string[]]>([
  [
    'steps on the leader count for the follower',
    [
      ['VERIFIED', '2026-03-26'],
      ['CLOSED', '2026-04-01'],
    ],
    [],
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-26 2026-04-16 MET'],
  ],
  [
    'its own start and due day stay',
    [['CLOSED', '2026-04-15']],
    [['VERIFIED', '2026-03-17']],
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-17 2026-04-14 BREACHED'],
  ],
  [
    'one that joins a closed report is closed from the merge on',
    [
      ['VERIFIED', '2026-03-17'],
      ['CLOSED', '2026-03-18'],
    ],
    [],
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-25 2026-04-15 MET'],
  ],
  [
    'a follow-up told to the leader before the merge opens no window for the follower',
    [['FOLLOWED_UP', '2026-03-18']],
    [],
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 MET', 'WITHOUT_FIELD_CHECK 2026-03-25 2026-04-15 RUNNING'],
  ],
  [
    'a question to the leader’s reporter pauses the leader only',
    [['COMPLETION_REQUESTED', '2026-03-26']],
    [],
    ['AGENCY_VERIFICATION 2026-03-17 2026-03-27 RUNNING'],
  ],
])('%s', (_, leaderHistory, own, expected) => expect(followerClocks(leaderHistory, own)).toEqual(expected));

test('taken apart again, a report has the clocks of its own history alone', () => {
  expect(followerClocks([['CLOSED', '2026-03-26']], [], false)).toEqual([
    'AGENCY_VERIFICATION 2026-03-17 2026-03-27 RUNNING',
  ]);
});

test('a merge cannot excuse who was late before it', () => {
  const late = snapshotOf(
    [
      ['RECEIVED', '2026-03-17'],
      ['MERGED', '2026-04-06'],
    ],
    { reporterPickedAgency: true },
  );
  const leader = snapshotOf([
    ['RECEIVED', '2026-03-16'],
    ['VERIFIED', '2026-03-17'],
  ]);
  const [verification] = clocksOf({ report: late, leader }, FOUNDING_RULES, CALENDAR);
  expect(verification).toMatchObject({ stage: 'AGENCY_VERIFICATION', endedDay: '2026-04-06', state: 'BREACHED' });
});
