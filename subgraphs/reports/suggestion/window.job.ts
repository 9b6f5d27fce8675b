import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { dropMonths } from '../block-key/month.service.ts';
import { SuggestionService } from './suggestion.service.ts';

const SWEEP_MS = 3_600_000;
/** Reports per look: the job comes again in an hour, and letters of new reports must not wait for it. */
const AT_ONCE = 2000;
const DAY_MS = 86_400_000;

/** Once an hour: drops keys behind the window, and checks reports in it that have none (they came before the keys did). */
export const startKeepingWindow = (runtime: Runtime): Promise<void> =>
  runtime.rounds.every(SWEEP_MS, 'keeping the window failed', () => keepWindow(runtime));

/** One look; gives how many months were dropped and how many reports checked. */
export async function keepWindow(runtime: Runtime): Promise<{ dropped: number; checked: number }> {
  const { orm, config, now } = runtime;
  const days = config.DUPLICATE_WINDOW_DAYS;
  const hub = () => forkFor(orm, SYSTEM_VIEWER);
  const dropped = await hub().transactional((em) => dropMonths(em, days, now()));
  const rows = await hub().execute<{ id: string }[]>(WITHOUT_KEYS, [
    new Date(now().valueOf() - days * DAY_MS),
    AT_ONCE,
  ]);
  if (rows.length > 0) await new SuggestionService(runtime).check(rows.map(({ id }) => id));
  return { dropped, checked: rows.length };
}

const WITHOUT_KEYS = `select r.id from reports.report r
  where r.received_at > ? and not exists (select 1 from reports.dedup_report n where n.report_id = r.id)
  order by r.received_at limit ?`;
