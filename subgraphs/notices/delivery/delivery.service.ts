import { newId, uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { checkPage, cursorOf, type PageArgs, pageOf, readCursor } from '../../common/graphql/connection.ts';
import { directory } from '../agency/directory.ts';
import { NoticeSubscription } from '../subscription/notice-subscription.entity.ts';
import type { OneSubscriptionInput } from '../subscription/subscription.inputs.ts';
import {
  changeOnce,
  type NoticeTools,
  ownSubscription,
  requireKeeper,
} from '../subscription/subscription-rights.service.ts';
import { wordsBook } from '../template/template.loader.ts';
import type { DeliveryFilter, RetryDeliveryInput } from './delivery.inputs.ts';
import { type NoticeData, NoticeDelivery } from './notice-delivery.entity.ts';

/** A test notice is about nothing. */
const NO_REPORT: NoticeData = {
  ...{ reportId: null, number: null, agencyId: null, agencyName: null, link: null },
  ...{ status: null, previousStatus: null, stage: null, level: null, dueDay: null },
};

/** Shows what was sent, and sends again. */
export class DeliveryService {
  constructor(private readonly tools: NoticeTools) {}

  /** Deliveries the viewer may see, newest first. @throws FORBIDDEN */
  async list(page: PageArgs, { state, kind, subscriptionId }: DeliveryFilter & { subscriptionId?: string }) {
    requireKeeper(this.tools, 'see notices');
    checkPage(page);
    const [after] = readCursor(page.after, 1) ?? [];
    const where = {
      ...(subscriptionId && { subscriptionId }),
      ...{ ...(state && { state }), ...(kind && { kind }), ...(after && { id: { $lt: after } }) },
    };
    const rows = await this.tools.em.find(NoticeDelivery, where, { orderBy: { id: 'desc' }, limit: page.first + 1 });
    return pageOf(rows, page.first, ({ id }) => cursorOf(id));
  }

  /** Sends a notice about nothing, through the same way as all others. @throws FORBIDDEN, SUBSCRIPTION_NOT_FOUND */
  async sendTest(input: OneSubscriptionInput): Promise<NoticeDelivery> {
    const { runtime } = this.tools;
    const { id: subscriptionId, agencyId, language } = await ownSubscription(this.tools, input.subscriptionId);
    const id = await changeOnce(this.tools, 'sendTestNotice', input, async (em) => {
      const [id, now] = [newId(runtime.now()), runtime.now()];
      const agency = agencyId && (await directory.agency(em, agencyId));
      const data = { ...NO_REPORT, agencyId, agencyName: agency ? agency.name : null };
      const words = (await wordsBook(em))('TEST', language, data);
      em.create(NoticeDelivery, {
        ...{ id, subscriptionId, eventKey: `test:${id}`, kind: 'TEST', data, ...words, happenedAt: now },
        ...{ state: 'WAITING', attempts: 0, nextAt: now, createdAt: now, triedFrom: now },
      });
      await em.flush();
      return id;
    });
    return this.tools.em.findOneOrFail(NoticeDelivery, { id });
  }

  /**
   * Tries one again at once, as often and as long as a new one, under the same id. @throws FORBIDDEN,
   * NOTICE_NOT_FOUND, also for one of somebody else, BAD_USER_INPUT for one that arrived or was cancelled
   */
  async retry(input: RetryDeliveryInput): Promise<NoticeDelivery> {
    requireKeeper(this.tools, 'send notices again');
    const [known] = uuidsOnly([input.deliveryId]);
    const found = known && (await this.tools.em.findOne(NoticeDelivery, { id: known }));
    if (!found) throw hubError('NOTICE_NOT_FOUND', input.deliveryId.slice(0, 40));
    const { id, subscriptionId } = found;
    await changeOnce(this.tools, 'retryDelivery', input, async (em) => {
      const now = this.tools.runtime.now();
      const again = { state: 'WAITING' as const, attempts: 0, nextAt: now, triedFrom: now, settledAt: null };
      const where = { id, state: { $in: ['DEAD' as const, 'WAITING' as const] } };
      if ((await em.nativeUpdate(NoticeDelivery, where, again)) === 0)
        throw hubError('BAD_USER_INPUT', 'Only a notice that is DEAD or WAITING can be sent again.');
      await em.nativeUpdate(NoticeSubscription, { id: subscriptionId }, { failures: 0, pausedUntil: null });
      return id;
    });
    return this.tools.em.findOneOrFail(NoticeDelivery, { id }, { refresh: true });
  }

  /** The subscription behind a delivery the viewer sees. */
  subscriptionOf = ({ subscriptionId }: NoticeDelivery): Promise<NoticeSubscription> =>
    this.tools.em.findOneOrFail(NoticeSubscription, { id: subscriptionId });
}
