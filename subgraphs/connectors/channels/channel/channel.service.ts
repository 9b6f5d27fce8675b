import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { newId, uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../../common/graphql/connection.ts';
import { channelMoved } from '../../../common/handover/channel-moved.topic.ts';
import { pullChannel } from '../../../common/handover/pull-channel.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CONNECTORS } from '../../families.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { CHANNEL_PHASES, isHidden } from '../../ledger/channel-phase.ts';
import { PhaseChange } from '../../ledger/phase-change.entity.ts';
import type { Rights } from '../rights.ts';
import type {
  ChannelActionInput,
  ChannelFilter,
  PullChannelInput,
  RegisterChannelInput,
  SetChannelPhaseInput,
} from './channel.inputs.ts';
import { registerChannel } from './registration.service.ts';

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
    const { agencyId, ...rest } = Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null));
    const where = { ...rest, ...(agencyId && { agencyId: { $in: uuidsOnly([agencyId]) } }) };
    const rows = await this.em.find(Channel, after ? { ...where, id: { $gt: after[0]! } } : where, {
      orderBy: { id: 'asc' },
      limit: page.first + 1,
    });
    return pageOf(
      rows,
      page.first,
      (row) => cursorOf(row.id),
      () => this.em.count(Channel, where),
    );
  }

  /** Registers a legacy system. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT, SOURCE_SETTINGS_INVALID */
  register(input: RegisterChannelInput): Promise<Channel> {
    return this.change('registerChannel', input, (em) => registerChannel(em, this.runtime, this.rights, input));
  }

  /** Moves a channel one phase on or back. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  setPhase(input: SetChannelPhaseInput): Promise<Channel> {
    return this.change('setChannelPhase', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'move a channel');
      const step = CHANNEL_PHASES.indexOf(input.phase) - CHANNEL_PHASES.indexOf(channel.phase);
      if (Math.abs(step) !== 1)
        throw hubError('BAD_USER_INPUT', `${channel.id} is ${channel.phase}; it moves one step at a time.`);
      if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
      em.persist(this.phaseChange(channel, input));
      const shownBefore = !isHidden(channel.phase);
      channel.phase = input.phase;
      channel.phaseVersion += 1;
      const { id: channelId, phaseVersion } = channel;
      const hidden = isHidden(channel.phase);
      if (hidden === shownBefore)
        await this.runtime.letterBox.send(em, channelMoved, { channelId, phaseVersion, hidden });
      return channel.id;
    });
  }

  /** Asks a worker to pull the channel now; one that is being pulled is left alone. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  pull(input: PullChannelInput): Promise<Channel> {
    const { backfill } = input;
    return this.change('pullChannel', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'pull a channel');
      const { id, family, phase, connector } = channel;
      if (!connector && !CONNECTORS[family])
        throw hubError('BAD_USER_INPUT', `${id} is of the family ${family}, which is not pulled.`);
      if (phase === 'RETIRED') throw hubError('BAD_USER_INPUT', `${id} is retired; nothing is pulled any more.`);
      // A backfill is kept with the channel, so that the schedule takes it up again after every pause.
      if (backfill) channel.backfillDueAt ??= this.runtime.now();
      // The process of an installed connector looks for what is due itself.
      if (connector && !backfill) channel.nextDueAt = this.runtime.now();
      if (!connector)
        await this.runtime.letterBox.send(em, pullChannel, { channelId: id, ...(backfill && { backfill }) }, id);
      return id;
    });
  }

  /** Lets a parked channel work again and makes it due. @throws FORBIDDEN, CHANNEL_NOT_FOUND */
  resume(input: ChannelActionInput): Promise<Channel> {
    return this.change('resumeChannel', input, async (em) => {
      const channel = await this.ownChannel(em, input.channelId, 'resume a channel');
      Object.assign(channel, { parkedAt: null, failures: 0, nextDueAt: this.runtime.now() });
      // Whoever looked at the source and lets it go on takes its present look for the usual one.
      if (channel.errorCode === 'SOURCE_LAYOUT_CHANGED') channel.profile = null;
      return channel.id;
    });
  }

  /** The channel, locked, if the viewer may act on it. */
  private async ownChannel(em: EntityManager, id: string, action: string): Promise<Channel> {
    const channel = await em.findOne(Channel, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!channel) throw hubError('CHANNEL_NOT_FOUND', id);
    this.rights.requireAdminOf(channel.agencyId, action);
    return channel;
  }

  private phaseChange(channel: Channel, { phase, reason }: SetChannelPhaseInput): PhaseChange {
    const at = this.runtime.now();
    const { role: byRole, userId: byUserId } = this.rights.viewer;
    const step = { channelId: channel.id, fromPhase: channel.phase, toPhase: phase, reason: reason.trim() };
    return Object.assign(new PhaseChange(), { id: newId(at), ...step, byRole, byUserId, at });
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
}
