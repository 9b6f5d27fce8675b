import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { newId, uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { OldUrl } from '../../ledger/old-url.entity.ts';
import type { Rights } from '../rights.ts';
import type { OldUrlTarget, RegisterOldUrlInput, RemoveOldUrlInput } from './old-url.inputs.ts';
import { numberIn, readPattern } from './pattern.policy.ts';

/** Addresses of old sites: registered, removed, read. */
export class OldUrlService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly rights: Rights,
  ) {}

  /** @throws CHANNEL_NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (no pattern, or another channel's), IDEMPOTENCY_KEY_REUSED */
  async register(input: RegisterOldUrlInput): Promise<OldUrl> {
    const channel = await this.em.findOne(Channel, { id: input.channelId });
    if (!channel) throw hubError('CHANNEL_NOT_FOUND', input.channelId);
    this.rights.requireAdminOf(channel.agencyId, 'registerOldUrl');
    const pattern = readPattern(input.pattern);
    if (typeof pattern === 'string') throw hubError('BAD_USER_INPUT', pattern);
    const id = await this.change('registerOldUrl', input, async (em) => {
      const known = await em.findOne(OldUrl, { ...pattern });
      if (known && known.channelId !== channel.id)
        throw hubError('BAD_USER_INPUT', `These addresses belong to ${known.channelId} already.`);
      const row = { id: newId(), channelId: channel.id, ...pattern, madeAt: this.runtime.now() };
      if (!known) em.persist(em.create(OldUrl, row));
      return known?.id ?? row.id;
    });
    return this.em.findOneOrFail(OldUrl, { id });
  }

  /** @returns the channel it belonged to. @throws OLD_URL_NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED */
  async remove(input: RemoveOldUrlInput): Promise<Channel> {
    const channelId = await this.change('removeOldUrl', input, async (em) => {
      const known = uuidsOnly([input.oldUrlId]).length > 0;
      const row = known ? await em.findOne(OldUrl, { id: input.oldUrlId }) : null;
      if (!row) throw hubError('OLD_URL_NOT_FOUND', input.oldUrlId);
      const { id, agencyId } = await em.findOneOrFail(Channel, { id: row.channelId });
      this.rights.requireAdminOf(agencyId, 'removeOldUrl');
      em.remove(row);
      return id;
    });
    return this.em.findOneOrFail(Channel, { id: channelId });
  }

  /** Patterns of a channel in the order they were registered. */
  list(channel: Channel): Promise<OldUrl[]> {
    return this.em.find(OldUrl, { channelId: channel.id }, { orderBy: { id: 'asc' } });
  }

  /** The number that an address of an old site holds; null: no site registered it. The most exact pattern counts. */
  async target(url: string): Promise<OldUrlTarget | null> {
    const [, host, path] = /^(?:https?:\/\/)?([^/?#]+)([^#]*)/i.exec(url.trim()) ?? [];
    if (!host || !path) return null;
    const rows = await this.em.find(OldUrl, { host: host.toLowerCase() });
    const exact = rows.toSorted((a, b) => b.head.length + b.tail.length - a.head.length - a.tail.length);
    for (const row of exact) {
      const number = numberIn(path, row);
      if (number !== null) return { system: row.channelId, number };
    }
    return null;
  }

  private change(
    operation: 'registerOldUrl' | 'removeOldUrl',
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<string>,
  ): Promise<string> {
    const { viewer } = this.rights;
    return this.em.transactional((em) =>
      once(em, 'connectors', { operation, viewer, input }, async () => {
        const id = await work(em);
        await em.flush();
        await writeAudit(em, 'connectors', { viewer, action: operation, subject: id });
        return id;
      }),
    );
  }
}
