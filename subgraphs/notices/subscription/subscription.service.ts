import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { checkPage, cursorOf, type PageArgs, pageOf, readCursor } from '../../common/graphql/connection.ts';
import { seal } from '../../common/privacy/seal.ts';
import { NoticeDelivery } from '../delivery/notice-delivery.entity.ts';
import type { Transport } from './audience.ts';
import { NoticeSubscription } from './notice-subscription.entity.ts';
import { newSecret, withFresh } from './secret.ts';
import type { CreateSubscriptionInput, OneSubscriptionInput, UpdateSubscriptionInput } from './subscription.inputs.ts';
import { shownTarget, subscriptionFault, targetFault } from './subscription-fault.policy.ts';
import {
  changeOnce,
  type NoticeTools,
  ownSubscription,
  requireAgency,
  requireKeeper,
} from './subscription-rights.service.ts';
import type { SubscriptionWithSecret } from './subscription-secret.ts';

/** Keeps the subscriptions. The centre keeps all, an agency's admin those of the own agency and below. */
export class SubscriptionService {
  constructor(private readonly tools: NoticeTools) {}

  /** Those the viewer may see, oldest first. @throws FORBIDDEN */
  async list(page: PageArgs) {
    requireKeeper(this.tools, 'see subscriptions');
    checkPage(page);
    const [after] = readCursor(page.after, 1) ?? [];
    const where = { removedAt: null, ...(after && { id: { $gt: after } }) };
    const rows = await this.tools.em.find(NoticeSubscription, where, { orderBy: { id: 'asc' }, limit: page.first + 1 });
    return pageOf(rows, page.first, ({ id }) => cursorOf(id));
  }

  /** A new one, with its secret if it is a webhook. @throws FORBIDDEN, BAD_USER_INPUT, AGENCY_NOT_FOUND */
  async create(input: CreateSubscriptionInput): Promise<SubscriptionWithSecret> {
    requireKeeper(this.tools, 'keep subscriptions');
    const { agencyId = null, channelId = null, transport, language = 'ID', kinds, stages = [], levels = [] } = input;
    await requireAgency(this.tools, agencyId);
    refuse(subscriptionFault({ ...input, agencyId, channelId }) ?? this.targetFault(transport, input.target));
    return this.withSecret('createSubscription', input, async (em, secret) => {
      const made = em.create(NoticeSubscription, {
        ...{ id: newId(this.now()), name: input.name.trim(), audience: input.audience, agencyId, channelId },
        ...{ transport, language, kinds: unique(kinds), stages: unique(stages), levels: unique(levels) },
        ...{ active: true, failures: 0, createdAt: this.now(), ...this.sealedTarget(transport, input.target) },
        sealedSecrets: transport === 'WEBHOOK' ? withFresh(this.root(), [], secret, this.now()) : [],
      });
      await em.flush();
      return made.id;
    });
  }

  /** It as it is from now on; what waits for it goes to the new address. @throws FORBIDDEN, SUBSCRIPTION_NOT_FOUND, BAD_USER_INPUT */
  async update(input: UpdateSubscriptionInput): Promise<NoticeSubscription> {
    const before = await ownSubscription(this.tools, input.subscriptionId);
    const { name, target, language, kinds, stages, levels, active } = input;
    const wanted = { ...before, ...given({ name, kinds }) };
    refuse(subscriptionFault(wanted) ?? (target == null ? null : this.targetFault(before.transport, target)));
    const change = {
      ...given({ name: name?.trim(), language, active }),
      ...given({ kinds: unique(kinds), stages: unique(stages), levels: unique(levels) }),
      ...(target != null && this.sealedTarget(before.transport, target)),
      // Whoever mends it or switches it on wants to see it tried at once.
      ...((target != null || active) && { failures: 0, pausedUntil: null }),
    };
    await changeOnce(this.tools, 'updateSubscription', input, async (em) => {
      await em.nativeUpdate(NoticeSubscription, { id: before.id }, change as Partial<NoticeSubscription>);
      return before.id;
    });
    return ownSubscription(this.tools, before.id);
  }

  /** Ends it; what waits for it is not sent any more. @throws FORBIDDEN, SUBSCRIPTION_NOT_FOUND */
  async remove(input: OneSubscriptionInput): Promise<NoticeSubscription> {
    requireKeeper(this.tools, 'keep subscriptions');
    const { em, runtime } = this.tools;
    const id = await changeOnce(this.tools, 'removeSubscription', input, async (hub) => {
      const { id } = await ownSubscription(this.tools, input.subscriptionId);
      const settledAt = runtime.now();
      await hub.nativeUpdate(NoticeSubscription, { id }, { removedAt: settledAt, active: false });
      const waiting = { subscriptionId: id, state: 'WAITING' as const };
      await hub.nativeUpdate(NoticeDelivery, waiting, { state: 'CANCELLED', nextAt: null, settledAt });
      return id;
    });
    return em.findOneOrFail(NoticeSubscription, { id }, { refresh: true });
  }

  /** Gives it a new secret; the one before signs too for a week. @throws FORBIDDEN, SUBSCRIPTION_NOT_FOUND, BAD_USER_INPUT */
  async rotate(input: OneSubscriptionInput): Promise<SubscriptionWithSecret> {
    const { id, transport } = await ownSubscription(this.tools, input.subscriptionId);
    if (transport !== 'WEBHOOK') refuse('Only webhooks are signed; this subscription goes by e-mail.');
    return this.withSecret('rotateSubscriptionSecret', input, async (em, secret) => {
      await em.execute('select 1 from notices.notice_subscription where id = ? for update', [id]);
      const one = await em.findOneOrFail(NoticeSubscription, { id }, { refresh: true });
      one.sealedSecrets = withFresh(this.root(), one.sealedSecrets, secret, this.now());
      await em.flush();
      return id;
    });
  }

  /** The secret leaves the hub here and never again: a repeat of the intention gets none. */
  private async withSecret(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager, secret: string) => Promise<string>,
  ): Promise<SubscriptionWithSecret> {
    let secret: string | null = null;
    const id = await changeOnce(this.tools, operation, input, (em) => {
      secret = newSecret();
      return work(em, secret);
    });
    const subscription = await ownSubscription(this.tools, id);
    return { subscription, secret: subscription.transport === 'WEBHOOK' ? secret : null };
  }

  private targetFault(transport: Transport, target: string) {
    const { SMTP_URL, ALLOW_PRIVATE_SOURCES } = this.tools.runtime.config;
    return targetFault(transport, target, { mail: SMTP_URL !== undefined, inner: ALLOW_PRIVATE_SOURCES });
  }

  private sealedTarget = (transport: Transport, target: string) => ({
    sealedTarget: seal(this.root(), target),
    targetShown: shownTarget(transport, target),
  });

  private root = () => this.tools.runtime.config.HUB_SECRET;
  private now = () => this.tools.runtime.now();
}

function refuse(fault: string | null): void {
  if (fault) throw hubError('BAD_USER_INPUT', fault);
}

function unique<Word>(words: readonly Word[]): Word[];
function unique<Word>(words: readonly Word[] | null | undefined): Word[] | null;
function unique<Word>(words: readonly Word[] | null | undefined): Word[] | null {
  return words ? [...new Set(words)] : null;
}

/** Without what was left out. */
const given = <Shape extends object>(values: Shape) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as {
    [Key in keyof Shape]?: NonNullable<Shape[Key]>;
  };
