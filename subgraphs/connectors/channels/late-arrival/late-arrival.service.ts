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
import { LateArrival } from '../../ledger/late-arrival.entity.ts';
import type { Acts } from '../acts.ts';
import type { ExplainLateArrivalsInput } from './late-arrival.inputs.ts';

/** Items one call takes. */
const MOST_IDS = 1_000;

/** Items that came after their old system was closed. */
export class LateArrivalService {
  constructor(private readonly acts: Acts) {}

  /** Keeps how items came there. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT (unknown items among them) */
  explain(input: ExplainLateArrivalsInput): Promise<Channel> {
    return this.acts.change('explainLateArrivals', input, async (em) => {
      const { id: channelId } = await this.acts.ownChannel(em, input.channelId, 'explain late arrivals');
      const ids = [...new Set(input.externalIds)];
      const reason = input.reason.trim();
      if (reason === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
      if (ids.length > MOST_IDS) throw hubError('BAD_USER_INPUT', `externalIds takes ${MOST_IDS} at most.`);
      const facts = { reason, explainedAt: this.acts.runtime.now(), ...this.acts.actor };
      const done = await em.nativeUpdate(LateArrival, { channelId, externalId: { $in: ids } }, facts);
      if (done < ids.length)
        throw hubError('BAD_USER_INPUT', `${ids.length - done} of the items did not arrive late here.`);
      return channelId;
    });
  }

  /** Late items of a channel, those nobody explained first, then the newest first. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list({ id: channelId }: Channel, page: PageArgs): Promise<Connection<LateArrival>> {
    checkPage(page);
    const [open, id] = readCursor(page.after, 2) ?? [];
    const behind = id === undefined ? '' : 'and (explained_at is null, source_record_id) < (?::boolean, ?)';
    const values = [channelId, ...(id === undefined ? [] : [open, id]), page.first + 1];
    const rows = await this.acts.em.execute<{ id: string }[]>(
      `select source_record_id as id from connectors.late_arrival where channel_id = ? ${behind}
       order by (explained_at is null) desc, source_record_id desc limit ?`,
      values,
    );
    const found = await this.acts.em.find(LateArrival, { sourceRecordId: { $in: rows.map((row) => row.id) } });
    const byId = new Map(found.map((row) => [row.sourceRecordId, row]));
    return pageOf(
      rows.flatMap((row) => byId.get(row.id) ?? []),
      page.first,
      (row) => cursorOf(String(row.explainedAt === null), row.sourceRecordId),
      () => this.acts.em.count(LateArrival, { channelId }),
    );
  }
}
