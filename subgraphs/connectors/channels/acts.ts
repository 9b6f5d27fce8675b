import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { forkFor } from '../../common/database/row-security.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { Channel } from '../ledger/channel.entity.ts';
import type { Rights } from './rights.ts';

/** Acts of a viewer on channels: each once per idempotency key, in one transaction, with a line in the audit log. */
export class Acts {
  constructor(
    readonly em: EntityManager,
    readonly runtime: Runtime,
    readonly rights: Rights,
  ) {}

  /** Does `work` once per intention; it gives the id of what it changed, and so does a repeat. @throws IDEMPOTENCY_KEY_REUSED */
  carryOut(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<string>,
    hands: EntityManager = this.em,
  ): Promise<string> {
    const { viewer } = this.rights;
    return hands.transactional((em) =>
      once(em, 'connectors', { operation, viewer, input }, async () => {
        const subject = await work(em);
        await em.flush();
        await writeAudit(em, 'connectors', { viewer, action: operation, subject });
        return subject;
      }),
    );
  }

  /** As `carryOut`, for work that writes the ledger as a job of the hub; it asks for the viewer's rights itself. */
  asHub(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<string>,
  ): Promise<string> {
    return this.carryOut(operation, input, work, forkFor(this.runtime.orm, SYSTEM_VIEWER));
  }

  /** As `carryOut`, for work on a channel; gives the channel as it stands then. */
  async change(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<string>,
  ): Promise<Channel> {
    const id = await this.carryOut(operation, input, work);
    return this.em.findOneOrFail(Channel, { id }, { refresh: true });
  }

  /** The channel, locked, if the viewer may act on it. @throws CHANNEL_NOT_FOUND, FORBIDDEN */
  async ownChannel(em: EntityManager, id: string, action: string): Promise<Channel> {
    const channel = await em.findOne(Channel, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!channel) throw hubError('CHANNEL_NOT_FOUND', id);
    this.rights.requireAdminOf(channel.agencyId, action);
    return channel;
  }

  /** Who acts, as it is kept with what he did. */
  get actor(): { byRole: string; byUserId: string | null } {
    const { role: byRole, userId: byUserId } = this.rights.viewer;
    return { byRole, byUserId };
  }
}
