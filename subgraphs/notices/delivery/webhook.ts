import { Webhook } from 'standardwebhooks';
import type { Agent } from 'undici';
import type { NoticeKind } from '../event/notice-kind.ts';
import { InnerAddressError, refuseInner } from './guarded-agent.ts';
import type { NoticeDelivery } from './notice-delivery.entity.ts';
import { retryAfterMs } from './retry.policy.ts';
import { failed, type Sent } from './sent.ts';

const TIMEOUT_MS = 10_000;
/** So much of an answer is read at most; only its status counts. */
const LONGEST_ANSWER = 64 * 1024;
const GONE = 410;

/** `type` of the body for each kind of notice. */
export const WEBHOOK_TYPES: Record<NoticeKind, string> = {
  STATUS_CHANGED: 'report.status_changed',
  DUE_SOON: 'clock.due_soon',
  BREACHED: 'clock.breached',
  ESCALATED: 'clock.escalated',
  PASSED: 'clock.passed',
  TEST: 'test',
};

/** Where a webhook goes, and what signs it. */
export interface WebhookTarget {
  url: URL;
  /** All that are valid now: a receiver needs to know one of them. */
  secrets: readonly string[];
  allowInner: boolean;
}

/** Body of a notice: the same bytes at every try. */
export const webhookBody = ({ kind, happenedAt, data, subject, words }: NoticeDelivery): string =>
  JSON.stringify({ type: WEBHOOK_TYPES[kind], timestamp: happenedAt.toISOString(), data: { ...data, subject, words } });

/** Headers of Standard Webhooks: the id stays, the time is that of this try, one signature for each secret. */
export function signedHeaders(id: string, body: string, secrets: readonly string[], now: Date) {
  const webhookId = `msg_${id}`;
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': String(Math.floor(now.valueOf() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(webhookId, now, body)).join(' '),
  };
}

/** Posts a notice. Every answer of 2xx is arrival; a redirect is none, since nobody vouches for where it leads. */
export async function postWebhook(
  agent: Agent,
  target: WebhookTarget,
  notice: NoticeDelivery,
  now: Date,
): Promise<Sent> {
  const { url, secrets, allowInner } = target;
  const body = webhookBody(notice);
  try {
    refuseInner(url, allowInner);
    const reply = await agent.request({
      ...{ origin: url.origin, path: url.pathname + url.search, method: 'POST', body },
      headers: {
        ...{ 'content-type': 'application/json', 'user-agent': 'lapor-hub/0.1.0 (notices)' },
        ...signedHeaders(notice.id, body, secrets, now),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // Its status has been said; what goes wrong with the rest does not change it.
    await reply.body.dump({ limit: LONGEST_ANSWER, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
    return answered(reply.statusCode, reply.headers['retry-after'], now);
  } catch (error) {
    return unreachable(error);
  }
}

function answered(status: number, retryAfter: string | string[] | undefined, now: Date): Sent {
  if (status >= 200 && status < 300) return { how: 'ARRIVED' };
  const hint = status >= 300 && status < 400 ? ' Redirects are not followed; change the address instead.' : '';
  return failed(
    `The receiver answered ${status}.${hint}`,
    status === GONE,
    retryAfterMs(String(retryAfter ?? ''), now),
  );
}

function unreachable(error: unknown): Sent {
  const { cause, code, name } = error as { cause?: unknown; code?: string; name?: string };
  if ([error, cause].some((one) => one instanceof InnerAddressError))
    return failed(
      'The address lies in an inner network; the operator has to allow that (ALLOW_PRIVATE_SOURCES).',
      true,
    );
  return failed(`The receiver does not answer (${code ?? name ?? 'connection failed'}).`);
}
