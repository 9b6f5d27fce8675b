import type { EntityManager } from '@mikro-orm/postgresql';
import { NoticeDelivery } from './notice-delivery.entity.ts';
import { aloneUntil, nextTry } from './retry.policy.ts';
import type { Sent } from './sent.ts';

/** How long a worker may take to send one notice, ms. A dead one's notice comes back after it. */
const CLAIM_MS = 60_000;

/**
 * SQL: one notice that is due, of a subscription that is not left alone and has none under way: a slow receiver keeps
 * one worker busy and no more, and one that was left alone is asked once first. Parameters: the claim's end, then the
 * present four times.
 */
const CLAIM = `
  update notices.notice_delivery set attempts = attempts + 1, claimed_until = ?
  where id = (select d.id from notices.notice_subscription s cross join lateral (
      select w.id from notices.notice_delivery w where w.subscription_id = s.id and w.state = 'WAITING' and w.next_at <= ?
        and (w.claimed_until is null or w.claimed_until <= ?) order by w.next_at, w.id limit 1 for update skip locked) d
    where s.active and s.removed_at is null and (s.paused_until is null or s.paused_until <= ?)
      and not exists (select 1 from notices.notice_delivery o
        where o.subscription_id = s.id and o.state = 'WAITING' and o.claimed_until > ?)
    limit 1)
  returning id`;

/** The next notice that is due, claimed for this worker; null: none is. */
export async function claimNotice(em: EntityManager, now: Date): Promise<NoticeDelivery | null> {
  const until = new Date(now.valueOf() + CLAIM_MS);
  const [claimed] = await em.execute<{ id: string }[]>(CLAIM, [until, now, now, now, now]);
  return claimed ? em.findOneOrFail(NoticeDelivery, { id: claimed.id }, { refresh: true }) : null;
}

/** Notes down how a try went, unless another worker has it by now. */
export async function settleNotice(em: EntityManager, notice: NoticeDelivery, sent: Sent, now: Date): Promise<void> {
  const mine = { id: notice.id, state: 'WAITING' as const, attempts: notice.attempts };
  if ((await em.nativeUpdate(NoticeDelivery, mine, { ...outcomeOf(notice, sent, now), claimedUntil: null })) === 0)
    return;
  const [{ failures } = { failures: 0 }] = await em.execute<{ failures: number }[]>(
    `update notices.notice_subscription set failures = case when ? then 0 else failures + 1 end where id = ? returning failures`,
    [sent.how === 'ARRIVED', notice.subscriptionId],
  );
  await em.execute('update notices.notice_subscription set paused_until = ? where id = ?', [
    aloneUntil(failures, now),
    notice.subscriptionId,
  ]);
}

function outcomeOf({ attempts, triedFrom }: NoticeDelivery, sent: Sent, now: Date): Partial<NoticeDelivery> {
  if (sent.how === 'ARRIVED') return { state: 'DELIVERED', nextAt: null, settledAt: now, error: null };
  const { error, final, retryAfterMs } = sent;
  const next = final ? null : nextTry({ attempts, triedFrom, now, retryAfterMs, chance: Math.random() });
  return next ? { nextAt: next, error } : { state: 'DEAD', nextAt: null, settledAt: now, error };
}
