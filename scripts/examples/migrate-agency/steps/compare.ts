import { randomUUID } from 'node:crypto';
import {
  ChannelState,
  DeadLetters,
  PullChannel,
  ReconciliationProgress,
  StartReconciliation,
} from '../../../../schema/client/index.ts';
import { type Trip, until } from '../trip.ts';

/** Has the hub read the old database now, and waits for it. */
export async function pull({ channel: id, officer, say }: Trip): Promise<void> {
  const before = (await officer.request(ChannelState, { id })).channel!.lastSuccessAt;
  await officer.request(PullChannel, { input: { idempotencyKey: randomUUID(), channelId: id } });
  const { runs } = await until(async () => {
    const { channel } = await officer.request(ChannelState, { id });
    if (channel!.health === 'PARKED')
      throw new Error(`${id} waits for a person (resumeChannel): ${channel!.lastError?.message}`);
    return channel!.lastSuccessAt === before ? null : channel;
  });
  const { seen, created, changed, dead } = runs.edges[0]!.node;
  say('pull', `${seen} rows read: ${created} new, ${changed} changed, ${dead} cannot be taken in`);
  const { channel } = await officer.request(DeadLetters, { channelId: id, first: 5 });
  for (const { node } of channel!.deadLetters.edges)
    say('mend', `${node.externalId}: ${node.reason} Mend it there; the next pull takes it in.`);
}

/** Has both sides compared, and waits for it. @returns how many differences nothing explains yet */
export async function compare({ channel: channelId, officer, say }: Trip): Promise<number> {
  const input = { idempotencyKey: randomUUID(), channelId };
  const { startReconciliation } = await officer.request(StartReconciliation, { input });
  const { id } = startReconciliation;
  const { sums, error } = await until(async () => {
    const { channel } = await officer.request(ReconciliationProgress, { channelId });
    const run = channel!.reconciliation!;
    return run.id === id && (run.state === 'DONE' || run.state === 'FAILED') ? run : null;
  });
  if (error) throw new Error(`The comparison failed: ${error.message}`);
  const { source, hub, differing, unexplained } = sums;
  say('compare', `${source} there, ${hub} here, ${differing} differ, ${unexplained} of them unexplained`, { ...sums });
  return unexplained ?? 0;
}
