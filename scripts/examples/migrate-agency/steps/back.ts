import { type ChannelPhase, ConfirmHandover, Handovers, RollBackPhase } from '../../../../schema/client/index.ts';
import { handedRows } from '../handover-file.ts';
import { type Trip, until } from '../trip.ts';

/** Goes back at once; what was born in the hub meanwhile is written into the old application, and its receipt confirmed. */
export async function goBack(trip: Trip, phase: ChannelPhase, reason: string): Promise<void> {
  const { channel: channelId, head, old, say } = trip;
  const input = { idempotencyKey: `back ${phase} ${reason}`, channelId, phase, reason };
  await head.request(RollBackPhase, { input });
  say('phase', `${channelId} goes back and is ${phase}: ${reason}`, { phase });
  const handover = await until(async () => {
    const { channel } = await head.request(Handovers, { channelId });
    const newest = channel!.handovers[0];
    return newest && (newest.state === 'DONE' || newest.handedAt) ? newest : null;
  });
  if (handover.state === 'DONE' || !handover.file) return say('handover', 'nothing was born in the hub meanwhile');
  const { id: handoverId, file } = handover;
  const receipts = [];
  for (const { n, row } of handedRows(file.text)) receipts.push({ n, externalId: await old.takeIn(row) });
  const name = 'Operator Contoh';
  const terms = { handoverId, name, fileHash: file.hash, receipts };
  await head.request(ConfirmHandover, { input: { idempotencyKey: `receipt ${file.hash}`, ...terms } });
  say('handover', `${receipts.length} reports of ${file.name} taken in by the old application`, { receipts });
}
