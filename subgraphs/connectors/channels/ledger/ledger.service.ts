import type { EntityClass, EntityManager, FilterQuery } from '@mikro-orm/postgresql';
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
import type { Channel } from '../../ledger/channel.entity.ts';
import { ChannelValue } from '../../ledger/channel-value.entity.ts';
import { DeadLetter } from '../../ledger/dead-letter.entity.ts';
import { GateWaiver } from '../../ledger/gate-waiver.entity.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import { PhaseChange } from '../../ledger/phase-change.entity.ts';
import { PushDelivery } from '../../ledger/push-delivery.entity.ts';
import type { PushState } from '../../ledger/push-state.ts';
import { Reconciliation } from '../../ledger/reconciliation.entity.ts';
import { Run } from '../../ledger/run.entity.ts';
import { SourceRecord, sourceRecordId } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import type { Rights } from '../rights.ts';

/** A smaller number is told to the owner of a channel and to the centre only. */
const LEAST_COUNT = 5;

/** Lists of what the ledger holds about a channel or a record. The row rules decide which rows a viewer gets. */
export class LedgerService {
  constructor(
    private readonly em: EntityManager,
    private readonly rights: Rights,
  ) {}

  /** Runs of a channel, newest first. */
  runs = (channel: Channel, page: PageArgs) => this.byId(Run, channel, { channelId: channel.id }, page, 'desc');

  /** Steps of a channel, newest first. */
  history = (channel: Channel, page: PageArgs) =>
    this.byId(PhaseChange, channel, { channelId: channel.id }, page, 'desc');

  /** Checks of a channel's gates that were ever waived, newest first. */
  gateWaivers = (channel: Channel, page: PageArgs) =>
    this.byId(GateWaiver, channel, { channelId: channel.id }, page, 'desc');

  /** Comparisons of a channel with its source, newest first. */
  reconciliations = (channel: Channel, page: PageArgs) =>
    this.byId(Reconciliation, channel, { channelId: channel.id }, page, 'desc');

  /** Imports of a channel's history, newest first. */
  imports = (channel: Channel, page: PageArgs) =>
    this.byId(ImportRun, channel, { channelId: channel.id }, page, 'desc');

  /** Lines of a channel's tables of values, newest first. */
  mappedValues = (channel: Channel, page: PageArgs) =>
    this.byId(ChannelValue, channel, { channelId: channel.id }, page, 'desc');

  /** Dead letters of a channel that are not settled, oldest first. */
  deadLetters = (channel: Channel, page: PageArgs) =>
    this.byId(DeadLetter, channel, { channelId: channel.id, resolvedAt: null }, page, 'asc');

  /** Statuses on their way back to a channel's source, newest first; only those in this state if one is given. */
  pushDeliveries = (channel: Channel, page: PageArgs, state: PushState | null) =>
    this.byId(PushDelivery, channel, { channelId: channel.id, ...(state && { state }) }, page, 'desc');

  /** Records of a channel. */
  sourceRecords = (channel: Channel, page: PageArgs) =>
    this.byId(
      SourceRecord,
      channel,
      { channelId: channel.id },
      page,
      'asc',
      sourceRecordId(channel.family, channel.id, ''),
    );

  /** Versions of a record, newest first. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async versions(recordId: string, page: PageArgs): Promise<Connection<SourceVersion>> {
    checkPage(page);
    const after = keyIn(page, (key) => /^\d{1,9}$/.test(key));
    const where = { sourceRecordId: recordId, ...(after && { seq: { $lt: Number(after) } }) };
    const rows = await this.em.find(SourceVersion, where, { orderBy: { seq: 'desc' }, limit: page.first + 1 });
    return pageOf(rows, page.first, ({ seq }) => cursorOf(seq));
  }

  /**
   * Rows in the order of their ids, which is the order in which they were made. `prefix`: what stands before the UUID in
   * such an id.
   * @throws BAD_PAGE_SIZE, BAD_CURSOR
   */
  private async byId<Row extends { id: string }>(
    entity: EntityClass<Row>,
    channel: Channel,
    where: FilterQuery<Row>,
    page: PageArgs,
    order: 'asc' | 'desc',
    prefix = '',
  ): Promise<Connection<Row>> {
    checkPage(page);
    const after = keyIn(page, (id) => id.startsWith(prefix) && uuidsOnly([id.slice(prefix.length)]).length > 0);
    const behind = { id: { [order === 'asc' ? '$gt' : '$lt']: after } } as FilterQuery<Row>;
    const rows = await this.em.find(entity, (after ? { $and: [where, behind] } : where) as FilterQuery<Row>, {
      orderBy: { id: order } as never,
      limit: page.first + 1,
    });
    const count = async () => {
      const found = await this.em.count(entity, where);
      return found >= LEAST_COUNT || this.rights.owns(channel) ? found : null;
    };
    return pageOf(rows as Row[], page.first, (row) => cursorOf(row.id), count);
  }
}

/** The key in the page's cursor; one of another form would make the database refuse the query. @throws BAD_CURSOR */
function keyIn({ after }: PageArgs, isKey: (key: string) => boolean): string | null {
  const [key = null] = readCursor(after, 1) ?? [];
  if (key !== null && !isKey(key)) throw hubError('BAD_CURSOR', `${after}`.slice(0, 40));
  return key;
}
