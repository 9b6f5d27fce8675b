import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { later, newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const stage = 'AGENCY_VERIFICATION';

/** Two reports received one week apart, the later one leading; the earlier has the stricter deadline. */
async function mergedPair(): Promise<{ leader: ReportSnapshot; follower: ReportSnapshot }> {
  const agencyId = newId();
  const leader = newReport([['RECEIVED', '2026-03-10']], { agencyId });
  const follower = newReport([['RECEIVED', '2026-03-09']], { agencyId: newId() });
  await hub.takeIn(leader, follower);
  const merged = {
    leader: later(leader, [['MERGED', '2026-03-11']]),
    follower: later(follower, [['MERGED', '2026-03-11']], { mergedIntoId: leader.reportId }),
  };
  await hub.takeIn(merged.follower, merged.leader);
  return merged;
}

test('of merged reports the earliest due day stands under both ids; taken apart each has its own again', async () => {
  const { leader, follower } = await mergedPair();
  expect(await hub.clock(leader.reportId, stage)).toMatchObject({ dueDay: '2026-03-12' });
  expect(await hub.clock(follower.reportId, stage)).toMatchObject({ dueDay: '2026-03-12' });
  await hub.takeIn(
    later(follower, [['UNMERGED', '2026-03-12']], { mergedIntoId: null }),
    later(leader, [['UNMERGED', '2026-03-12']]),
  );
  expect(await hub.clock(leader.reportId, stage)).toMatchObject({ dueDay: '2026-03-13' });
  expect(await hub.clock(follower.reportId, stage)).toMatchObject({ dueDay: '2026-03-12' });
});

test('a list shows one clock of each stage, on the leader, under the leader’s agency', async () => {
  const { leader, follower } = await mergedPair();
  const { edges } = await hub.list({ agencyId: leader.agencyId!, stage });
  expect(edges.map(({ node }) => [node.report.id, node.dueDay, node.state])).toEqual([
    [leader.reportId, '2026-03-12', 'OVERDUE'],
  ]);
  expect((await hub.list({ agencyId: follower.agencyId!, stage })).edges).toEqual([]);
  expect((await hub.list({ agencyId: leader.agencyId!, stage, state: 'RUNNING' })).edges).toEqual([]);
});

test('a step on the leader ends the follower’s clock too: nothing stays overdue for ever', async () => {
  const { leader } = await mergedPair();
  await hub.takeIn(
    later(leader, [
      ['VERIFIED', '2026-03-12'],
      ['CLOSED', '2026-03-16'],
    ]),
  );
  const { clocks } = await hub.report(leader.reportId);
  expect(clocks.map((clock) => [clock.stage, clock.dueDay, clock.state])).toEqual([
    [stage, '2026-03-12', 'MET'],
    ['WITHOUT_FIELD_CHECK', '2026-04-09', 'MET'],
    ['OMBUDSMAN_RIGHT', '2026-06-18', 'CANCELLED'],
  ]);
  expect((await hub.list({ agencyId: leader.agencyId!, state: 'OVERDUE' })).edges).toEqual([]);
});

test('a follower whose leader nobody has told of yet is computed by itself, and again when the leader comes', async () => {
  const leader = newReport([
    ['RECEIVED', '2026-03-10'],
    ['VERIFIED', '2026-03-11'],
  ]);
  const follower = newReport(
    [
      ['RECEIVED', '2026-03-10'],
      ['MERGED', '2026-03-11'],
    ],
    { mergedIntoId: leader.reportId },
  );
  await hub.takeIn(follower);
  expect(await hub.clock(follower.reportId, stage)).toMatchObject({ state: 'OVERDUE' });
  await hub.takeIn(leader);
  expect(await hub.clock(follower.reportId, stage)).toMatchObject({ state: 'MET' });
});
