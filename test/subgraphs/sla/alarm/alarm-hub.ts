import { type ClockAlarm, clockAlarms } from '../../../../subgraphs/common/handover/clock-alarms.topic.ts';
import { freeDaysChanged } from '../../../../subgraphs/common/handover/free-days-changed.topic.ts';
import { addDays, dayIn } from '../../../../subgraphs/common/time/day.ts';
import { sweepAlarms } from '../../../../subgraphs/sla/alarm/alarm.job.ts';
import { TEST_NOW } from '../../../support/test-runtime.ts';
import type { SlaHub } from '../sla-hub.ts';

/** Noon in Jakarta, so many days behind the tests' present. */
export const inDays = (days: number) => new Date(`${addDays(dayIn(TEST_NOW, 'Asia/Jakarta'), days)}T05:00:00Z`);

/** Runs the job as if it were that day; gives how many moments it told. */
export const sweepOn = (hub: SlaHub, days: number, batch?: number) =>
  sweepAlarms({ ...hub.runtimes.of('sla'), now: () => inDays(days) }, batch);

/** What is stored of a report's alarms, as "STAGE KIND level due day", in the order of the moments. */
export async function alarmsOf(hub: SlaHub, reportId: string): Promise<string[]> {
  const rows = await hub.em().execute<{ text: string }[]>(
    `select concat_ws(' ', stage, kind, coalesce(level, '-'), due_day) as text from sla.alarm
     where report_id = ? order by on_day, stage, kind`,
    [reportId],
  );
  return rows.map(({ text }) => text);
}

/** Reads every letter told so far in place of the contexts that get them. */
export async function lettersOf(hub: SlaHub): Promise<ClockAlarm[]> {
  const letters: ClockAlarm[] = [];
  await hub.runtimes.letterBox.receive(clockAlarms, 'reports', async ({ alarms }) => void letters.push(...alarms));
  await hub.runtimes.letterBox.receive(clockAlarms, 'notices', async () => {});
  while ((await hub.runtimes.letterBox.waiting([freeDaysChanged])) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return letters;
}
