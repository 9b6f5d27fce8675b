import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../../../../scripts/until-drained.ts';
import { forkFor } from '../../../../../subgraphs/common/database/row-security.ts';
import { keepFreeDays } from '../../../../../subgraphs/connectors/channels/gate/free-days.job.ts';
import { GateService } from '../../../../../subgraphs/connectors/channels/gate/gate.service.ts';
import { startJobs } from '../../../../../subgraphs/connectors/channels/jobs.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { CalendarService } from '../../../../../subgraphs/sla/calendar/calendar.service.ts';
import { slaDatabase } from '../../../../../subgraphs/sla/database.ts';
import { startJobs as startSla } from '../../../../../subgraphs/sla/jobs.ts';
import { seedSla } from '../../../../../subgraphs/sla/seed.ts';
import { putCleanFortnight, putComparison } from '../../../../support/gate-facts.ts';
import { channelNow, putChannel, rows } from '../../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase, slaDatabase]);
  await seedSla(runtimes.of('sla'));
  await startJobs(runtime());
  await startSla(runtimes.of('sla'));
  await untilDrained(runtimes.letterBox);
});
afterAll(() => runtimes.drop());

const daysOf = async (from: string, to: string) =>
  (
    await rows<{ day: string }>(
      runtime(),
      'select day::text from connectors.free_day where day between ? and ? order by day',
      [from, to],
    )
  ).map(({ day }) => day);
const cleanDays = async (id: string) => {
  const { checks } = await new GateService(runtime()).report(await channelNow(runtime(), id), 'DUAL');
  return checks.find(({ name }) => name === 'CLEAN_DAYS')!;
};

test('the founding calendar is known to the gates', async () => {
  expect(await daysOf('2026-03-01', '2026-03-31')).toEqual([
    ...['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24'],
  ]);
});

test('a day that a decree makes free is no working day of a gate any more', async () => {
  await putChannel(runtime(), 'libur', { phase: 'SHADOW' });
  await putCleanFortnight(runtime(), 'libur');
  expect(await cleanDays('libur')).toMatchObject({ state: 'GREEN' });
  const sla = runtimes.of('sla');
  const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre' });
  const add = [{ day: '2026-03-11', kind: 'JOINT_LEAVE' as const, name: 'Cuti contoh' }];
  await new CalendarService(forkFor(sla.orm, centre), sla, centre).amend({
    ...{ idempotencyKey: 'c', decree: 'SKB contoh', add, remove: [], lastYear: null },
  });
  await untilDrained(runtimes.letterBox);
  expect(await daysOf('2026-03-09', '2026-03-13')).toEqual(['2026-03-11']);
  expect(await cleanDays('libur')).toMatchObject({ state: 'RED' });
  // The working day before the fortnight makes it ten again.
  await putComparison(runtime(), 'libur', 15);
  expect(await cleanDays('libur')).toMatchObject({ state: 'GREEN' });
});

test('a letter of an older calendar changes nothing', async () => {
  const em = () => forkFor(runtime().orm, viewerOf('SYSTEM'));
  await em().transactional((tx) => keepFreeDays(tx, { version: 1, days: ['2026-03-12'] }));
  expect(await daysOf('2026-03-09', '2026-03-13')).toEqual(['2026-03-11']);
  await em().transactional((tx) => keepFreeDays(tx, { version: 9, days: [] }));
  expect(await daysOf('2026-01-01', '2026-12-31')).toEqual([]);
});
