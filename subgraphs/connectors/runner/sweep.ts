import { forkFor } from '../../common/database/row-security.ts';
import { pullChannel } from '../../common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { CHANNEL_PHASES, isPulled } from '../ledger/channel-phase.ts';

/** How often the schedule is looked at. */
const SWEEP_MS = 60_000;

/**
 * Ids of the channels that are to be pulled now, the longest overdue first.
 * @param connector an installed connector's id: its channels; null: those of the families
 */
export async function dueChannels({ orm, now }: Runtime, connector: string | null): Promise<string[]> {
  const due = await forkFor(orm, SYSTEM_VIEWER).execute<{ id: string }[]>(
    `select id from connectors.channel
     where parked_at is null and seconds_between_pulls > 0 and next_due_at <= ? and connector is not distinct from ?
       and phase in (select jsonb_array_elements_text(?::jsonb))
     order by next_due_at, id`,
    [now(), connector, JSON.stringify(CHANNEL_PHASES.filter(isPulled))],
  );
  return due.map(({ id }) => id);
}

/** Sends one letter for every channel that is due; a channel whose letter is still under way gets none. */
export async function sweep(runtime: Runtime): Promise<string[]> {
  const due = await dueChannels(runtime, null);
  for (const id of due) await runtime.letterBox.post(pullChannel, { channelId: id }, id);
  return due;
}

/** Sweeps now and every minute; a failed sweep is logged and tried again at the next. */
export async function startSweeping(runtime: Runtime): Promise<void> {
  const sweepLogged = () =>
    sweep(runtime).catch((error: Error) => runtime.log.warn({ err: error.message }, 'sweep of due channels failed'));
  await sweepLogged();
  setInterval(sweepLogged, SWEEP_MS).unref();
}
