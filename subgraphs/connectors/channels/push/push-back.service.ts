import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { deliverPushes } from '../../../common/handover/deliver-pushes.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { PushDelivery } from '../../ledger/push-delivery.entity.ts';
import type { PushState } from '../../ledger/push-state.ts';
import type { Rights } from '../rights.ts';
import type { RetryPushInput, SettlePushInput } from './push.inputs.ts';

/** From which states a person can do what. */
const POSSIBLE: Record<'retryPush' | 'settlePush', readonly PushState[]> = {
  retryPush: ['FAILED', 'SKIPPED'],
  settlePush: ['UNCERTAIN'],
};

/** What people do with statuses that could not be told. Both methods @throws PUSH_NOT_FOUND, FORBIDDEN, PUSH_NOT_POSSIBLE */
export class PushBackService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly rights: Rights,
  ) {}

  /** Tells a status again that was given up or skipped, after a mend; its mark stays the same. */
  retry(input: RetryPushInput): Promise<PushDelivery> {
    const again = { state: 'WAITING' as const, attempts: 0, nextAt: this.runtime.now(), settledAt: null };
    return this.change('retryPush', input, async (em, push) => {
      Object.assign(push, again, { errorCode: null, errorMessage: null });
      await this.runtime.letterBox.send(em, deliverPushes, { channelId: push.channelId }, push.channelId);
    });
  }

  /** Keeps what a person found at the source about a push of unknown fate. */
  settle(input: SettlePushInput): Promise<PushDelivery> {
    return this.change('settlePush', input, async (_, push) => {
      Object.assign(push, { state: input.outcome, settledAt: this.runtime.now() });
    });
  }

  private async change(
    operation: 'retryPush' | 'settlePush',
    input: { idempotencyKey: string; pushId: string },
    work: (em: EntityManager, push: PushDelivery) => Promise<void>,
  ): Promise<PushDelivery> {
    const { viewer } = this.rights;
    const id = await this.em.transactional((em) =>
      once(em, 'connectors', { operation, viewer, input }, async () => {
        const push = await this.lock(em, operation, input.pushId);
        const possible = POSSIBLE[operation];
        if (!possible.includes(push.state))
          throw hubError('PUSH_NOT_POSSIBLE', operation, push.state, possible.join(' or '));
        await work(em, push);
        await em.flush();
        await writeAudit(em, 'connectors', { viewer, action: operation, subject: push.id });
        return push.id;
      }),
    );
    return this.em.findOneOrFail(PushDelivery, { id }, { refresh: true });
  }

  /** The row rule hides the pushes of others' channels. */
  private async lock(em: EntityManager, operation: string, id: string): Promise<PushDelivery> {
    const known = uuidsOnly([id]).length > 0;
    const push = known ? await em.findOne(PushDelivery, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!push) throw hubError('PUSH_NOT_FOUND', id);
    const { agencyId } = await em.findOneOrFail(Channel, { id: push.channelId });
    this.rights.requireAdminOf(agencyId, operation);
    return push;
  }
}
