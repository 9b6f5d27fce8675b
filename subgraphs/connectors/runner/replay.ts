import type { EntityManager } from '@mikro-orm/postgresql';
import { unseal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import type { RawRecord } from '../kit/json.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { DeadLetter } from '../ledger/dead-letter.entity.ts';
import { channelReader, handedInReader } from './history/channel-values.ts';
import { recordPage } from './record-page.ts';
import { checkedSettings } from './settings.ts';

/** Dead letters tried in one page. */
const PAGE = 500;

/**
 * Normalizes the kept raw records of all open dead letters again, in the caller's transaction: those that are in order now
 * are taken in and settled, the others stay with their present reason.
 * @throws CHANNEL_BUSY, SOURCE_SETTINGS_INVALID
 */
export async function replayDeadLetters(
  em: EntityManager,
  runtime: Runtime,
  channel: Channel,
  connector: Connector | undefined,
): Promise<void> {
  const reader = connector ? await pulledReader(em, connector, channel, runtime) : await handedInReader(em, channel.id);
  for (let after: string | null = null; ; ) {
    const letters: DeadLetter[] = await em.find(
      DeadLetter,
      { channelId: channel.id, resolvedAt: null, readable: true, ...(after && { id: { $gt: after } }) },
      { orderBy: { id: 'asc' }, limit: PAGE },
    );
    if (letters.length === 0) return;
    after = letters.at(-1)!.id;
    const raws = letters.map(({ sealedRaw }): RawRecord => JSON.parse(unseal(runtime.config.HUB_SECRET, sealedRaw)));
    await recordPage(em, runtime, channel, raws, reader);
  }
}

function pulledReader(em: EntityManager, connector: Connector, { id, settings }: Channel, runtime: Runtime) {
  return channelReader(em, id, connector, checkedSettings(connector, id, settings, runtime));
}
