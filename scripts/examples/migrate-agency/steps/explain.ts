import { randomUUID } from 'node:crypto';
import {
  ExplainDifference,
  ExplainLateArrivals,
  LateArrivals,
  UnexplainedDifferences,
} from '../../../../schema/client/index.ts';
import type { Trip } from '../trip.ts';

/** Explains what the old application itself can explain: its log of deleted complaints. @returns what is left */
export async function explain(trip: Trip): Promise<number> {
  const { channel: channelId, officer, old, say } = trip;
  const { channel } = await officer.request(UnexplainedDifferences, { channelId, first: 100 });
  const findings = channel?.reconciliation?.findings.edges.map(({ node }) => node) ?? [];
  let left = 0;
  for (const { id, externalId, kind } of findings) {
    const reason = kind === 'EXTRA_IN_HUB' ? await old.whyDeleted(externalId) : null;
    if (reason === null) {
      left += 1;
      say('explain', `${externalId} ${kind}: nothing in the old application says why`);
      continue;
    }
    await officer.request(ExplainDifference, { input: { idempotencyKey: randomUUID(), findingId: id, reason } });
    say('explain', `${externalId} ${kind}: ${reason}`);
  }
  return left;
}

/** Tells how late items came: the old form was open longer than it should have been. */
export async function explainLate({ channel: channelId, officer, say }: Trip): Promise<void> {
  const { channel } = await officer.request(LateArrivals, { channelId, first: 100 });
  const externalIds = channel!.lateArrivals.edges.flatMap(({ node }) => (node.explainedAt ? [] : [node.externalId]));
  if (externalIds.length === 0) return;
  const reason = 'Formulir lama masih terbuka setelah penutupan; sekarang dialihkan.';
  await officer.request(ExplainLateArrivals, {
    input: { idempotencyKey: randomUUID(), channelId, externalIds, reason },
  });
  say('late', `${externalIds.length} late arrivals explained`, { externalIds });
}
