import { newId } from '../../subgraphs/common/database/uuid.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { channelsContext } from '../../subgraphs/connectors/channels/context.ts';
import type { Card } from '../../subgraphs/connectors/conformance/card.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { openDatabase } from '../hub-database.ts';

/** Keeps a card with a channel, as the hub itself; the gate to SHADOW reads it. @throws CHANNEL_NOT_FOUND, BAD_USER_INPUT */
export async function keepCard(runtime: Runtime, channelId: string, card: Card): Promise<void> {
  const { services } = await channelsContext(runtime, SYSTEM_VIEWER, 'connector');
  await services.proof.keepCard({ idempotencyKey: newId(), channelId, card: JSON.parse(JSON.stringify(card)) });
}

/** As `keepCard`, in the database of the running hub. */
export async function keepCardInHub(channelId: string, card: Card): Promise<void> {
  const database = await openDatabase();
  const runtimes = await openRuntimes([connectorsDatabase], database.ownerUrl, database.config);
  try {
    await keepCard(runtimes.of('connectors'), channelId, card);
  } finally {
    await runtimes.close();
    await database.stop();
  }
}
