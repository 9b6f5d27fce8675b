import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { dropMonths, packMonth } from '../block-key/month.service.ts';
import { SuggestionService } from './suggestion.service.ts';

const SWEEP_MS = 3_600_000;
/** Reports per step; between steps a stopping process may end. */
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/**
 * Once an hour: drops keys behind the window, packs months that are over, and checks reports in the window that have no
 * keys (they came before the keys did, or before the keys' present form). The start does not wait for it.
 */
export async function startKeepingWindow(runtime: Runtime): Promise<void> {
  void runtime.rounds.every(SWEEP_MS, 'keeping the window failed', (signal) => keepWindow(runtime, signal));
}

/** One look; gives how many months were dropped and packed, and how many reports checked. */
export async function keepWindow(
  runtime: Runtime,
  signal?: AbortSignal,
): Promise<{ dropped: number; packed: number; checked: number }> {
  const { orm, config, now } = runtime;
  const days = config.DUPLICATE_WINDOW_DAYS;
  const hub = () => forkFor(orm, SYSTEM_VIEWER);
  const dropped = await hub().transactional((em) => dropMonths(em, days, now()));
  let packed = 0;
  while (!signal?.aborted && (await hub().transactional((em) => packMonth(em, now())))) packed += 1;
  const checked = await checkWithoutKeys(runtime, new Date(now().valueOf() - days * DAY_MS), signal);
  return { dropped, packed, checked };
}

async function checkWithoutKeys(runtime: Runtime, since: Date, signal?: AbortSignal): Promise<number> {
  const service = new SuggestionService(runtime);
  let checked = 0;
  let from = since;
  while (!signal?.aborted) {
    const rows = await forkFor(runtime.orm, SYSTEM_VIEWER).execute<Row[]>(WITHOUT_KEYS, [from, AT_ONCE]);
    if (rows.length > 0) await service.check(rows.map(({ id }) => id));
    checked += rows.length;
    if (rows.length < AT_ONCE) break;
    from = new Date(rows.at(-1)!.received_at);
  }
  return checked;
}

interface Row {
  id: string;
  received_at: string | Date;
}

// Those of the last instant come again: they have keys by then.
const WITHOUT_KEYS = `select r.id, r.received_at from reports.report r
  where r.received_at >= ? and not exists (select 1 from reports.dedup_report n where n.report_id = r.id)
  order by r.received_at limit ?`;
