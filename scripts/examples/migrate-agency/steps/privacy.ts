import { randomUUID } from 'node:crypto';
import { ConfirmPrivacy, SampledRecord } from '../../../../schema/client/index.ts';
import type { OldRow } from '../old-row.ts';
import type { Trip } from '../trip.ts';

/** Records that are looked at one by one. */
const SAMPLE = 50;

/** The agency's head says that both flags (anonim, rahasia) are read as they are meant. */
export async function confirmMapping({ channel: channelId, head, say }: Trip): Promise<void> {
  await head.request(ConfirmPrivacy, { input: { idempotencyKey: randomUUID(), channelId, right: true } });
  say('privacy', 'the head of the agency confirms how anonim and rahasia are read');
}

/** Compares both flags of fifty records with the old application; the head confirms those that are right, and those that are not. */
export async function confirmSample(trip: Trip): Promise<void> {
  const { channel: channelId, head, old, say } = trip;
  const right: string[] = [];
  const wrong: string[] = [];
  for (const row of await old.sample(SAMPLE * 2)) {
    const isSame = await isRight(trip, row);
    if (isSame !== null) (isSame ? right : wrong).push(String(row.nomor));
    if (right.length + wrong.length === SAMPLE) break;
  }
  for (const [externalIds, verdict] of [[right, true] as const, [wrong, false] as const]) {
    const input = { idempotencyKey: randomUUID(), channelId, externalIds, right: verdict };
    if (externalIds.length > 0) await head.request(ConfirmPrivacy, { input });
  }
  say('privacy', `${right.length} records looked at are right, ${wrong.length} wrong`, { wrong });
}

/** Null: the hub does not have it (it cannot be taken in, or is gone). A flag that is stricter here is right. */
async function isRight({ channel: channelId, officer }: Trip, { nomor, anonim, rahasia }: OldRow) {
  const { sourceRecord } = await officer.request(SampledRecord, { channelId, externalId: String(nomor) });
  if (!sourceRecord?.report || sourceRecord.withdrawn) return null;
  const { anonymous, secret } = sourceRecord.report;
  return (anonymous || anonim === 0) && (secret || rahasia === 0);
}
