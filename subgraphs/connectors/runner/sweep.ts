import { forkFor } from '../../common/database/row-security.ts';
import { pullChannel } from '../../common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { CHANNEL_PHASES, isPulled } from '../ledger/channel-phase.ts';

/** How often the schedule is looked at. */
const SWEEP_MS = 60_000;

/** Sends one letter for every channel that is due; a channel whose letter is still under way gets none. */
export async function sweep({ orm, letterBox, now }: Runtime): Promise<string[]> {
  const phases = CHANNEL_PHASES.filter(isPulled);
  const due = await forkFor(orm, SYSTEM_VIEWER).execute<{ id: string }[]>(
    `select id from connectors.channel
     where parked_at is null and seconds_between_pulls > 0 and next_due_at <= ?
       and phase in (select jsonb_array_elements_text(?::jsonb))
     order by next_due_at, id`,
    [now(), JSON.stringify(phases)],
  );
  for (const { id } of due) await letterBox.post(pullChannel, { channelId: id }, id);
  return due.map(({ id }) => id);
}

/** Sweeps now and every minute; a failed sweep is logged and tried again at the next. */
export async function startSweeping(runtime: Runtime): Promise<void> {
  const sweepLogged = () =>
    sweep(runtime).catch((error: Error) => runtime.log.warn({ err: error.message }, 'sweep of due channels failed'));
  await sweepLogged();
  setInterval(sweepLogged, SWEEP_MS).unref();
}
