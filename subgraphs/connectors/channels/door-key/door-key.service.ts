import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { forkFor } from '../../../common/database/row-security.ts';
import { newId, uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { DoorKey } from '../../ledger/door-key.entity.ts';
import type { Rights } from '../rights.ts';
import type { IssueDoorKeyInput, IssuedDoorKey, RevokeDoorKeyInput } from './door-key.inputs.ts';
import { hashOf, keyOf } from './guid-key.ts';

const LONGEST_LABEL = 100;
/** More clients than any channel has; a list of keys nobody can name protects nothing. */
const MOST_KEYS = 20;

/** Keys of old clients: made, withdrawn, recognised. */
export class DoorKeyService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly rights: Rights,
  ) {}

  /** Makes a key. @throws CHANNEL_NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED */
  async issue(input: IssueDoorKeyInput): Promise<IssuedDoorKey> {
    const channel = await this.em.findOne(Channel, { id: input.channelId });
    if (!channel) throw hubError('CHANNEL_NOT_FOUND', input.channelId);
    this.rights.requireAdminOf(channel.agencyId, 'issueDoorKey');
    const label = input.label.trim();
    if (label === '' || label.length > LONGEST_LABEL)
      throw hubError('BAD_USER_INPUT', `label takes 1 to ${LONGEST_LABEL} characters.`);
    if (channel.family !== 'PUSH')
      throw hubError('BAD_USER_INPUT', `${channel.id} is pulled; only a channel of the family PUSH takes keys.`);
    const secret = this.runtime.config.HUB_SECRET;
    const id = await this.change('issueDoorKey', input, async (em) => {
      const open = await em.count(DoorKey, { channelId: channel.id, revokedAt: null });
      if (open >= MOST_KEYS)
        throw hubError('BAD_USER_INPUT', `${channel.id} has ${open} keys; withdraw one that nobody uses.`);
      const id = newId();
      const made = { id, channelId: channel.id, label, keyHash: hashOf(keyOf(id, secret)), madeAt: this.runtime.now() };
      em.persist(em.create(DoorKey, made));
      return id;
    });
    return { key: keyOf(id, secret), doorKey: await this.em.findOneOrFail(DoorKey, { id }) };
  }

  /** Withdraws a key at once. @throws DOOR_KEY_NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED */
  async revoke(input: RevokeDoorKeyInput): Promise<DoorKey> {
    const id = await this.change('revokeDoorKey', input, async (em) => {
      const known = uuidsOnly([input.doorKeyId]).length > 0;
      const key = known ? await em.findOne(DoorKey, { id: input.doorKeyId }) : null;
      if (!key) throw hubError('DOOR_KEY_NOT_FOUND', input.doorKeyId);
      const { agencyId } = await em.findOneOrFail(Channel, { id: key.channelId });
      this.rights.requireAdminOf(agencyId, 'revokeDoorKey');
      key.revokedAt ??= this.runtime.now();
      return key.id;
    });
    return this.em.findOneOrFail(DoorKey, { id }, { refresh: true });
  }

  /** Keys of a channel, newest first; the row rule shows them to its owner and the centre. */
  list(channel: Channel): Promise<DoorKey[]> {
    return this.em.find(DoorKey, { channelId: channel.id }, { orderBy: { id: 'desc' } });
  }

  /** Channel that the holder of `key` speaks for; null: no such key, or withdrawn. */
  async channelOf(key: string): Promise<string | null> {
    const system = forkFor(this.runtime.orm, SYSTEM_VIEWER);
    const row = await system.findOne(DoorKey, { keyHash: hashOf(key), revokedAt: null });
    return row?.channelId ?? null;
  }

  private change(
    operation: 'issueDoorKey' | 'revokeDoorKey',
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
