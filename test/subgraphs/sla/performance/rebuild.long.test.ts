import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { foldWhenMany, rebuildSums } from '../../../../subgraphs/sla/performance/fact.service.ts';
import { later, newReport, SlaHub } from '../sla-hub.ts';
import { type Happening, sameRandoms } from '../sla-world.ts';

let hub: SlaHub;
beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const random = sameRandoms();
const one = <T>(of: readonly T[]): T => of[random(of.length)]!;
const AGENCIES = [newId(), newId(), newId(), null];
const CATEGORIES = [newId(), newId(), null];
const KINDS = [
  'VERIFIED',
  'FOLLOWED_UP',
  'CLOSED',
  'REOPENED',
  'RETURNED',
  'COMPLETION_REQUESTED',
  'COMPLETED',
] as const;
const day = () => `2026-0${1 + random(3)}-${10 + random(18)}`;

const CHANGES: ((report: ReportSnapshot, others: readonly ReportSnapshot[]) => ReportSnapshot)[] = [
  (report) => later(report, [[one(KINDS), day()] as Happening]),
  (report) => later(report, [[one(KINDS), day()] as Happening]),
  (report) => later(report, [['DISPATCHED', day()]], { agencyId: one(AGENCIES) }),
  (report) => later(report, [['CLASSIFIED', day()]], { categoryId: one(CATEGORIES) }),
  (report) => ({ ...report, phaseVersion: report.phaseVersion + 1, shown: !report.shown }),
  (report, others) => {
    const leader = one(others);
    const lone = !others.some(({ mergedIntoId }) => mergedIntoId === report.reportId);
    if (leader === report || leader.mergedIntoId || !lone) return report;
    return later(report, [['MERGED', day()]], { mergedIntoId: leader.reportId });
  },
  (report) => later(report, [['UNMERGED', day()]], { mergedIntoId: null }),
];

const SUMS = `select agency_id, channel_id, category_id, month::text, shown, measure, bucket, n::int from sla.performance_cell
  where n <> 0 order by 1, 2, 3, 4, 5, 6, 7`;

test('after 2,000 random changes, taken in side by side, the sums are those computed anew from the facts', async () => {
  const reports = Array.from({ length: 120 }, () =>
    newReport([['RECEIVED', day()]], {
      agencyId: one(AGENCIES),
      channelId: one(['a', 'b']),
      categoryId: one(CATEGORIES),
    }),
  );
  await hub.takeIn(...reports);
  for (let change = 0; change < 2000; ) {
    const letters = [0, 1].map((half) => {
      const mine = reports.map((_, place) => place).filter((place) => place % 2 === half);
      return Array.from({ length: 10 }, () => {
        const place = one(mine);
        reports[place] = one(CHANGES)(
          reports[place]!,
          mine.map((other) => reports[other]!),
        );
        return reports[place];
      });
    });
    await Promise.all(letters.map((letter) => hub.takeIn(...letter)));
    await foldWhenMany(hub.em(), 300);
    change += 20;
  }
  await foldWhenMany(hub.em(), 0);
  const incremental = await hub.em().execute<object[]>(SUMS);
  expect(incremental.length).toBeGreaterThan(500);
  expect(await rebuildSums(hub.em())).toBe(0);
  await hub.em().execute('delete from sla.performance_cell');
  expect(await rebuildSums(hub.em())).toBeGreaterThanOrEqual(incremental.length);
  expect(await hub.em().execute(SUMS)).toEqual(incremental);
});

test('a rebuild puts a wrong sum right, takes away what nothing stands for, and counts what waits only once', async () => {
  await hub.takeIn(newReport([['RECEIVED', '2026-03-02']]));
  await hub
    .em()
    .execute(`update sla.performance_cell set n = n + 7 where measure = 'RECEIVED' and agency_id = ?`, [
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ]);
  expect(await rebuildSums(hub.em())).toBeGreaterThan(0);
  const [{ facts, sum }] = await hub.em().execute<[{ facts: number; sum: number }]>(
    `select (select count(*)::int from sla.report_state where snapshot->>'mergedIntoId' is null) as facts, sum(n)::int as sum from sla.performance_cell
     where measure = 'RECEIVED' and channel_id = '*' and category_id = '*' and agency_id = ?`,
    ['ffffffff-ffff-ffff-ffff-ffffffffffff'],
  );
  expect(sum).toBe(facts);
});
