import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LookOrder } from '../../../../subgraphs/common/handover/look-anew.topic.ts';
import { lookAnewBatch } from '../../../../subgraphs/sla/alarm/look-anew.job.ts';
import { newReport, SlaHub } from '../sla-hub.ts';
import { alarmsOf, sweepOn } from './alarm-hub.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

test('a hub that comes to tell alarms is silent about whom it knew to be late, and tells the next one', async () => {
  const [late, next] = [newReport([['RECEIVED', '2026-02-02']]), newReport([['RECEIVED', '2026-03-16']])];
  await hub.takeIn(late, next);
  await hub.em().execute(`update sla.sla_clock set computed_at = computed_at - interval '1 day'`);
  await sweepOn(hub, 0);
  expect(await alarmsOf(hub, late.reportId)).toEqual([]);
  await sweepOn(hub, 30);
  expect(await alarmsOf(hub, late.reportId)).toEqual([]);
  expect(await alarmsOf(hub, next.reportId)).toContainEqual(expect.stringContaining('BREACHED'));
});

const COUNT = `select count(*)::int as n from sla.sla_clock where next_look_day = '1970-01-01' and due_day >= '2026-03-20'`;

test('clocks are marked batch by batch, each once, and only those due on the day or later', async () => {
  await hub.takeIn(...Array.from({ length: 7 }, () => newReport([['RECEIVED', '2026-03-17']])));
  await sweepOn(hub, 0);
  const before = await hub.em().execute<{ n: number }[]>(COUNT);
  expect(before).toEqual([{ n: 0 }]);
  let batches = 0;
  let order: LookOrder | null = { dueFromDay: '2026-03-20', after: null };
  while (order) {
    const asked: LookOrder = order;
    order = await hub.em().transactional((em) => lookAnewBatch(em, asked, 3));
    batches += 1;
  }
  const states = await hub.em().execute<{ running: number; marked: number; early: number }[]>(
    `select count(*) filter (where due_day >= '2026-03-20')::int as running,
       count(*) filter (where due_day >= '2026-03-20' and next_look_day = '1970-01-01')::int as marked,
       count(*) filter (where due_day < '2026-03-20' and next_look_day = '1970-01-01')::int as early
     from sla.sla_clock where current and state = 'RUNNING'`,
  );
  expect(states[0]).toMatchObject({ marked: states[0]!.running, early: 0 });
  expect(batches).toBe(Math.ceil(states[0]!.running / 3) + 1);
});
