import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { newId } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../../common/graphql/connection.ts';
import { pullChannel } from '../../../common/handover/pull-channel.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CONNECTORS } from '../../families.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { CHANNEL_PHASES } from '../../ledger/channel-phase.ts';
import { PhaseChange } from '../../ledger/phase-change.entity.ts';
import { checkedSettings } from '../../runner/settings.ts';
import type { Rights } from '../rights.ts';
import type {
  ChannelActionInput,
  ChannelFilter,
  RegisterChannelInput,
  SetChannelPhaseInput,
} from './channel.inputs.ts';

/** Shape of a channel's id: it appears in ids and addresses. */
const CHANNEL_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads and changes the register of channels. */
export class ChannelService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly rights: Rights,
  ) {}

  /** Channels in the order of their ids. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, filter: ChannelFilter): Promise<Connection<Channel>> {
    checkPage(page);
    const after = readCursor(page.after, 1);
    const where = Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null));
    const rows = await this.em.find(Channel, after ? { ...where, id: { $gt: after[0]! } } : where, {
      orderBy: { id: 'asc' },
      limit: page.first + 1,
    });
    return pageOf(rows, page.first, (row) => cursorOf(row.id), await this.em.count(Channel, where));
  }

  /** Registers a legacy system; it starts in the phase REGISTERED. @throws FORBIDDEN, BAD_USER_INPUT, SOURCE_SETTINGS_INVALID */
  register(input: RegisterChannelInput): Promise<Channel> {
    this.rights.requireAdminOf(input.agencyId, 'register a channel');
    this.checkRegistration(input);
    return this.change('registerChannel', input, async (em) => {
      if (await em.count(Channel, { id: input.id }))
        throw hubError('BAD_USER_INPUT', `The channel ${input.id} exists already.`);
      const { id, name, family, agencyId, secondsBetweenPulls, settings = {} } = input;
      em.create(Channel, { id, name, family, agencyId, secondsBetweenPulls, settings, phase: 'REGISTERED' } as Channel);
      return id;
    });
  }

  /** Moves a channel one phase on or back. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  setPhase(input: SetChannelPhaseInput): Promise<Channel> {
    return this.change('setChannelPhase', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'move a channel');
      const step = CHANNEL_PHASES.indexOf(input.phase) - CHANNEL_PHASES.indexOf(channel.phase);
      if (Math.abs(step) !== 1)
        throw hubError('BAD_USER_INPUT', `${channel.id} is ${channel.phase}; it moves one step at a time.`);
      const at = this.runtime.now();
      const { role: byRole } = this.rights.viewer;
      em.create(PhaseChange, {
        id: newId(at),
        channelId: channel.id,
        fromPhase: channel.phase,
        toPhase: input.phase,
        reason: input.reason,
        byRole,
        at,
      });
      channel.phase = input.phase;
      channel.phaseVersion += 1;
      return channel.id;
    });
  }

  /** Asks a worker to pull the channel now; one that is being pulled is left alone. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  pull(input: ChannelActionInput): Promise<Channel> {
    return this.change('pullChannel', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'pull a channel');
      if (!CONNECTORS[channel.family])
        throw hubError('BAD_USER_INPUT', `${channel.id} is of the family ${channel.family}, which is not pulled.`);
      await this.runtime.letterBox.send(em, pullChannel, { channelId: channel.id }, channel.id);
      return channel.id;
    });
  }

  /** Lets a parked channel work again and makes it due. @throws FORBIDDEN, CHANNEL_NOT_FOUND */
  resume(input: ChannelActionInput): Promise<Channel> {
    return this.change('resumeChannel', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'resume a channel');
      Object.assign(channel, { parkedAt: null, failures: 0, nextDueAt: this.runtime.now() });
      return channel.id;
    });
  }

  /** The channel, if the viewer may act on it. @throws CHANNEL_NOT_FOUND, FORBIDDEN */
  async ownChannel(em: EntityManager, id: string, action: string): Promise<Channel> {
    const channel = await em.findOne(Channel, { id });
    if (!channel) throw hubError('CHANNEL_NOT_FOUND', id);
    this.rights.requireAdminOf(channel.agencyId, action);
    return channel;
  }

  private async change(
    operation: string,
    input: { idempotencyKey: string },
    work: (em: EntityManager) => Promise<string>,
  ): Promise<Channel> {
    const { viewer } = this.rights;
    const id = await this.em.transactional((em) =>
      once(em, 'connectors', { operation, viewer, input }, async () => {
        const subject = await work(em);
        await em.flush();
        await writeAudit(em, 'connectors', { viewer, action: operation, subject });
        return subject;
      }),
    );
    return this.em.findOneOrFail(Channel, { id }, { refresh: true });
  }

  private checkRegistration({ id, family, settings = {}, secondsBetweenPulls }: RegisterChannelInput): void {
    if (!CHANNEL_ID.test(id))
      throw hubError('BAD_USER_INPUT', `id takes lower-case letters, digits and single hyphens, not "${id}".`);
    const connector = CONNECTORS[family];
    if (!connector && family !== 'PUSH')
      throw hubError('BAD_USER_INPUT', `No connector of the family ${family} is installed here.`);
    if (connector && secondsBetweenPulls < 60)
      throw hubError('BAD_USER_INPUT', 'secondsBetweenPulls takes 60 or more.');
    if (connector) checkedSettings(connector, id, settings, this.runtime);
  }
}
