import { forkFor } from '../../common/database/row-security.ts';
import { deliverPushes } from '../../common/handover/deliver-pushes.topic.ts';
import { pullChannel } from '../../common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { CHANNEL_PHASES, isPulled } from '../ledger/channel-phase.ts';
import { isPulledLate } from './closed.ts';
import { policyOf } from './policy.ts';
import { channelsWithPushes } from './push/delivery-rows.ts';
import { settingsOf } from './settings.ts';
import { isWithin } from './window.policy.ts';

/** How often the schedule is looked at. */
const SWEEP_MS = 60_000;

/** Connectors by family, as the families list them. */
type Connectors = Partial<Record<string, Connector>>;

/** A channel with work waiting. */
export interface DueChannel {
  id: string;
  /** What reads it: its family, or the installed connector. */
  family: string;
  settings: Json;
  /** Its pull is due; false: only a backfill is, which waits for every pull. */
  pull: boolean;
}

/**
 * Channels with work waiting, within the hours their sources allow; pulls before backfills, the longest overdue first.
 * @param connector an installed connector's id: its channels; null: those of the families
 */
export async function dueChannels(
  { orm, now, variables }: Runtime,
  connectors: Connectors,
  connector: string | null,
): Promise<DueChannel[]> {
  const phases = JSON.stringify(CHANNEL_PHASES.filter(isPulled));
  const values = [now(), now(), now(), connector, phases];
  const rows = await forkFor(orm, SYSTEM_VIEWER).execute<DueChannel[]>(DUE, values);
  return rows.filter((channel) => mayPullNow(channel, connectors, variables, now()));
}

/**
 * Sends one letter for every channel that is due; a channel whose letter is still under way gets none. A backfill's
 * letter is sent only while no pull of its channel is due. Channels with statuses to be told get a letter of their own.
 */
export async function sweep(runtime: Runtime, connectors: Connectors = {}): Promise<string[]> {
  const { orm, letterBox, now } = runtime;
  const due = await dueChannels(runtime, connectors, null);
  for (const { id, pull } of due)
    await letterBox.post(pullChannel, pull ? { channelId: id } : { channelId: id, backfill: true }, id);
  const em = forkFor(orm, SYSTEM_VIEWER);
  for (const id of await channelsWithPushes(em, now(), null))
    await letterBox.post(deliverPushes, { channelId: id }, id);
  return due.map(({ id }) => id);
}

const DUE = `
  with due as (select id, family, connector, settings, next_due_at, backfill_due_at, phase, ${isPulledLate('channel', '?')} as late,
    (seconds_between_pulls > 0 and next_due_at <= ?) as pull, coalesce(backfill_due_at <= ?, false) as backfill
    from connectors.channel where parked_at is null and connector is not distinct from ?)
  select id, coalesce(connector, family) as family, settings, pull from due
  where (pull or backfill) and (late or phase = any(array(select jsonb_array_elements_text(?::jsonb))))
  order by pull desc, next_due_at, id`;

/** Settings that cannot be read are pulled at any hour: the run then says what is wrong with them. */
function mayPullNow(
  { family, settings }: DueChannel,
  connectors: Connectors,
  variables: Record<string, string | undefined>,
  now: Date,
): boolean {
  const connector = connectors[family];
  if (!connector?.policy) return true;
  try {
    const { window } = policyOf(connector, settingsOf(connector, settings, { variables }));
    return window === undefined || isWithin(window, now);
  } catch {
    return true;
  }
}

/** Sweeps now and every minute; a failed sweep is logged and tried again at the next. */
export const startSweeping = (runtime: Runtime, connectors: Connectors): Promise<void> =>
  runtime.rounds.every(SWEEP_MS, 'sweep of due channels failed', () => sweep(runtime, connectors));
