import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../../common/database/uuid.ts';
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
import { isPulledNoMore } from '../../runner/closed.ts';
import type { Acts } from '../acts.ts';
import type { ChannelActionInput, ChannelFilter, PullChannelInput, RegisterChannelInput } from './channel.inputs.ts';
import { registerChannel } from './registration.service.ts';

/** Reads and changes the register of channels. */
export class ChannelService {
  private readonly runtime: Runtime;
  private readonly em: EntityManager;

  constructor(private readonly acts: Acts) {
    this.em = acts.em;
    this.runtime = acts.runtime;
  }

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
    return this.acts.change('registerChannel', input, (em) =>
      registerChannel(em, this.runtime, this.acts.rights, input),
    );
  }

  /** Asks a worker to pull the channel now; one that is being pulled is left alone. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  pull(input: PullChannelInput): Promise<Channel> {
    const { backfill } = input;
    return this.acts.change('pullChannel', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'pull a channel');
      const { id, family, connector } = channel;
      if (!connector && !CONNECTORS[family])
        throw hubError('BAD_USER_INPUT', `${id} is of the family ${family}, which is not pulled.`);
      if (await isPulledNoMore(em, channel, this.runtime.now()))
        throw hubError('BAD_USER_INPUT', `${id} is retired; nothing is pulled any more.`);
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
    return this.acts.change('resumeChannel', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'resume a channel');
      Object.assign(channel, { parkedAt: null, failures: 0, nextDueAt: this.runtime.now() });
      // Whoever looked at the source and lets it go on takes its present look for the usual one.
      if (channel.errorCode === 'SOURCE_LAYOUT_CHANGED') channel.profile = null;
      return channel.id;
    });
  }
}
