import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Connector } from '../../kit/connector.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { pullContext } from '../pull-context.ts';
import { settingsOf } from '../settings.ts';
import { handReportsOver, type Taker } from './hand-over.ts';

/** Hands the reports of a hand-over to their channel's source, as far as its connector can. */
export async function carryHandoverOut(
  runtime: Runtime,
  handoverId: string,
  connectors: Partial<Record<string, Connector>>,
  signal: AbortSignal,
): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const { channelId } = await em.findOneOrFail(Handover, { id: handoverId });
  const channel = await em.findOneOrFail(Channel, { id: channelId });
  const take = takerOf(runtime, channel, connectors[channel.connector ?? channel.family], signal);
  await handReportsOver(handoverId, { em, secret: runtime.config.HUB_SECRET, now: runtime.now, take, signal });
}

function takerOf(
  runtime: Runtime,
  channel: Channel,
  connector: Connector | undefined,
  signal: AbortSignal,
): Taker | null {
  if (!connector?.pushReport) return null;
  const config = settingsOf(connector, channel.settings, { variables: runtime.variables });
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const ctx = pullContext(em, runtime, connector, { channelId: channel.id, config, signal });
  return (push) => connector.pushReport!(ctx, push);
}
