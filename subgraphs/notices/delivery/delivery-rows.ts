import type { EntityManager } from '@mikro-orm/postgresql';
import { NoticeSubscription } from '../subscription/notice-subscription.entity.ts';
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
  with mine as (update notices.notice_subscription set busy_until = ? where id = (
      select s.id from notices.notice_subscription s
      where s.active and s.removed_at is null and (s.paused_until is null or s.paused_until <= ?)
        and (s.busy_until is null or s.busy_until <= ?) and exists (select 1 from notices.notice_delivery d
          where d.subscription_id = s.id and d.state = 'WAITING' and d.next_at <= ?)
      limit 1 for update of s skip locked) returning id)
  update notices.notice_delivery set attempts = attempts + 1
  where state = 'WAITING' and id = (select d.id from notices.notice_delivery d
    where d.subscription_id = (select id from mine) and d.state = 'WAITING' and d.next_at <= ? order by d.next_at, d.id limit 1)
  returning id`;

/** The next notice that is due, claimed for this worker; null: none is. */
export async function claimNotice(em: EntityManager, now: Date): Promise<NoticeDelivery | null> {
  const until = new Date(now.valueOf() + CLAIM_MS);
  const [claimed] = await em.execute<{ id: string }[]>(CLAIM, [until, now, now, now, now]);
  return claimed ? em.findOneOrFail(NoticeDelivery, { id: claimed.id }, { refresh: true }) : null;
}

/** Gives up the claim on a notice that must not be sent. */
export async function cancelNotice(em: EntityManager, notice: NoticeDelivery, now: Date): Promise<void> {
  const cancelled = { state: 'CANCELLED' as const, nextAt: null, settledAt: now };
  await em.nativeUpdate(NoticeDelivery, { id: notice.id, state: 'WAITING' }, cancelled);
  await em.nativeUpdate(NoticeSubscription, { id: notice.subscriptionId }, { busyUntil: null });
}

/** Notes down how a try went, unless another worker has it by now. */
export async function settleNotice(em: EntityManager, notice: NoticeDelivery, sent: Sent, now: Date): Promise<void> {
  const mine = { id: notice.id, state: 'WAITING' as const, attempts: notice.attempts };
  if ((await em.nativeUpdate(NoticeDelivery, mine, outcomeOf(notice, sent, now))) === 0) return;
  const [{ failures } = { failures: 0 }] = await em.execute<{ failures: number }[]>(
    `update notices.notice_subscription set failures = case when ? then 0 else failures + 1 end, busy_until = null
     where id = ? returning failures`,
    [sent.how === 'ARRIVED', notice.subscriptionId],
  );
  const pausedUntil = aloneUntil(failures, now);
  await em.nativeUpdate(NoticeSubscription, { id: notice.subscriptionId }, { pausedUntil });
}

function outcomeOf({ attempts, triedFrom }: NoticeDelivery, sent: Sent, now: Date): Partial<NoticeDelivery> {
  if (sent.how === 'ARRIVED') return { state: 'DELIVERED', nextAt: null, settledAt: now, error: null };
  const { error, final, retryAfterMs } = sent;
  const next = final ? null : nextTry({ attempts, triedFrom, now, retryAfterMs, chance: Math.random() });
  return next ? { nextAt: next, error } : { state: 'DEAD', nextAt: null, settledAt: now, error };
}
