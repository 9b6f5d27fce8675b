import type { EntityManager } from '@mikro-orm/postgresql';
import { unseal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { CONNECTORS } from '../families.ts';
import type { RawRecord } from '../kit/connector.ts';
import { normalizeInfo } from '../kit/normalize-info.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import { DeadLetter } from '../ledger/dead-letter.entity.ts';
import { commitPage } from './commit-page.ts';
import { releaseLease, takeLease } from './lease.ts';
import { isDead, type NormalRecord, normalizeRecord } from './normalize-page.ts';
import { recordPage } from './record-page.ts';
import { checkedSettings } from './settings.ts';

/** Dead letters tried in one go. */
const AT_ONCE = 500;

/**
 * Normalizes the kept raw records of dead letters again, in the caller's transaction: those that are in order now are
 * taken in and settled, the others stay with their present reason.
 * @throws CHANNEL_BUSY, SOURCE_SETTINGS_INVALID
 */
export async function replayDeadLetters(em: EntityManager, runtime: Runtime, channel: Channel): Promise<void> {
  const letters = await em.find(
    DeadLetter,
    { channelId: channel.id, resolvedAt: null },
    { orderBy: { id: 'asc' }, limit: AT_ONCE },
  );
  const raws = letters.map(({ sealedRaw }): RawRecord => JSON.parse(unseal(runtime.config.HUB_SECRET, sealedRaw)));
  const connector = CONNECTORS[channel.family];
  if (!connector) {
    await recordPage(em, runtime, channel, raws);
    return;
  }
  const info = normalizeInfo(connector, checkedSettings(connector, channel.id, channel.settings, runtime));
  const read = raws.map((raw) => normalizeRecord(raw, (r) => connector.normalize(r, info), runtime.now()));
  const records = read.filter((record): record is NormalRecord => !isDead(record));
  const lease = await takeLease(em, channel.id);
  await commitPage(
    em,
    runtime,
    { channel, lease, ordering: connector.ordering },
    { records, dead: read.filter(isDead) },
  );
  await releaseLease(em, channel.id, lease);
}
