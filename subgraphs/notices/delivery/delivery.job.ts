import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { unseal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { mayKnow } from '../event/audience.policy.ts';
import { placedReports } from '../report/known-report.loader.ts';
import { NoticeSubscription } from '../subscription/notice-subscription.entity.ts';
import { validSecrets } from '../subscription/secret.ts';
import { cancelNotice, claimNotice, settleNotice } from './delivery-rows.ts';
import { guardedAgent } from './guarded-agent.ts';
import { openMail, sendMail } from './mail.ts';
import type { NoticeDelivery } from './notice-delivery.entity.ts';
import type { Sent } from './sent.ts';
import { postWebhook } from './webhook.ts';

/** Notices sent side by side by one worker; never two to one subscription. */
const AT_ONCE = 8;
const ROUND_MS = 3_000;
const CONNECT_MS = 5_000;

/** Clients of one round. */
type Post = ReturnType<typeof openPost>;

/**
 * Sends every notice that is due, each at least once: a worker killed before it noted the arrival sends it again.
 * `signal`: what is being sent is sent, the rest waits.
 */
export async function deliverDue(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  const post = openPost(runtime);
  const loop = async () => {
    const em = forkFor(runtime.orm, SYSTEM_VIEWER);
    while (!signal?.aborted) {
      const notice = await claimNotice(em, runtime.now());
      if (!notice) return;
      await deliver(em, runtime, post, notice);
      em.clear();
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, loop));
  } finally {
    post.mail?.close();
    await post.agent.destroy();
  }
}

/** Sends what is due now and every few seconds; a failed round is logged, the next one goes on. */
export const startDelivering = (runtime: Runtime): Promise<void> =>
  runtime.rounds.every(ROUND_MS, 'notices were not sent', (signal) => deliverDue(runtime, signal));

const openPost = ({ config }: Runtime) => ({
  agent: guardedAgent(config.ALLOW_PRIVATE_SOURCES, CONNECT_MS),
  mail: openMail(config),
});

async function deliver(em: EntityManager, runtime: Runtime, post: Post, notice: NoticeDelivery): Promise<void> {
  const subscription = await em.findOneOrFail(NoticeSubscription, { id: notice.subscriptionId });
  if (subscription.removedAt || !(await mayStillKnow(em, subscription, notice))) {
    await em.transactional((tx) => cancelNotice(tx, notice, runtime.now()));
    return;
  }
  const sent = await send(runtime, post, subscription, notice);
  await em.transactional((tx) => settleNotice(tx, notice, sent, runtime.now()));
}

/** A report may have been hidden, or have gone to another agency, since the notice was made. */
async function mayStillKnow(em: EntityManager, subscription: NoticeSubscription, { data }: NoticeDelivery) {
  if (data.reportId === null) return true;
  const report = (await placedReports(em, [data.reportId])).get(data.reportId);
  return report !== undefined && mayKnow(subscription, report);
}

function send(
  runtime: Runtime,
  { agent, mail }: Post,
  subscription: NoticeSubscription,
  notice: NoticeDelivery,
): Promise<Sent> {
  const { config, now } = runtime;
  const target = unseal(config.HUB_SECRET, subscription.sealedTarget);
  if (subscription.transport === 'EMAIL') return sendMail(mail, config.SMTP_FROM, target, notice);
  const secrets = validSecrets(config.HUB_SECRET, subscription.sealedSecrets, now());
  return postWebhook(agent, { url: new URL(target), secrets, allowInner: config.ALLOW_PRIVATE_SOURCES }, notice, now());
}
