import { forkFor } from '../../common/database/row-security.ts';
import { deliverPushes } from '../../common/handover/deliver-pushes.topic.ts';
import { pullChannel } from '../../common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { CHANNEL_PHASES, isPulled } from '../ledger/channel-phase.ts';
import { policyOf } from './policy.ts';
import { channelsWithPushes } from './push/delivery-rows.ts';
import { settingsOf } from './settings.ts';
import { isWithin } from './window.policy.ts';

/** How often the schedule is looked at. */
const SWEEP_MS = 60_000;

/** Connectors by family, as the families list them. */
type Connectors = Partial<Record<string, Connector>>;

/** A channel with work waiting. */
interface DueChannel {
  id: string;
  family: string;
  settings: Json;
  /** Its pull is due; false: only a backfill is, which waits for every pull. */
  pull: boolean;
}

/**
 * Sends one letter for every channel that is due, within the hours its source allows; a channel whose letter is still
 * under way gets none. Channels with statuses to be told get one of their own. A backfill's letter is sent only while no pull of its channel is due.
 */
export async function sweep(
  { orm, letterBox, now, variables }: Runtime,
  connectors: Connectors = {},
): Promise<string[]> {
  const phases = CHANNEL_PHASES.filter(isPulled);
  const rows = await forkFor(orm, SYSTEM_VIEWER).execute<DueChannel[]>(DUE, [now(), now(), JSON.stringify(phases)]);
  const due = rows.filter((channel) => mayPullNow(channel, connectors, variables, now()));
  for (const { id, pull } of due)
    await letterBox.post(pullChannel, pull ? { channelId: id } : { channelId: id, backfill: true }, id);
  const em = forkFor(orm, SYSTEM_VIEWER);
  for (const id of await channelsWithPushes(em, now())) await letterBox.post(deliverPushes, { channelId: id }, id);
  return due.map(({ id }) => id);
}

const DUE = `
  with due as (select id, family, settings, next_due_at, backfill_due_at, phase,
    (seconds_between_pulls > 0 and next_due_at <= ?) as pull, coalesce(backfill_due_at <= ?, false) as backfill
    from connectors.channel where parked_at is null)
  select id, family, settings, pull from due
  where (pull or backfill) and phase in (select jsonb_array_elements_text(?::jsonb))
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
export async function startSweeping(runtime: Runtime, connectors: Connectors): Promise<void> {
  const sweepLogged = () =>
    sweep(runtime, connectors).catch((error: Error) =>
      runtime.log.warn({ err: error.message }, 'sweep of due channels failed'),
    );
  await sweepLogged();
  setInterval(sweepLogged, SWEEP_MS).unref();
}
