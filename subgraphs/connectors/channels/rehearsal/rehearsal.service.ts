import { newId } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import { LIMIT_SECONDS } from '../../runner/handover/open-handover.ts';
import type { Acts } from '../acts.ts';
import type { ChannelActionInput } from '../channel/channel.inputs.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearse } from './rehearse.ts';

/** Rehearses going back, and keeps what was found. */
export class RehearsalService {
  constructor(private readonly acts: Acts) {}

  /** Rehearses now. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT (no records yet) */
  async rehearse(input: ChannelActionInput): Promise<Rehearsal> {
    const { runtime } = this.acts;
    const id = await this.acts.carryOut('rehearseRollBack', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'rehearse going back');
      if (!(await em.findOne(SourceRecord, { channelId: channel.id })))
        throw hubError('BAD_USER_INPUT', `${channel.id} has brought no record yet; there is nothing to rehearse with.`);
      const startedAt = runtime.now();
      const began = performance.now();
      const { items, losses, doubles } = await rehearse(runtime, channel);
      const seconds = Math.ceil((performance.now() - began) / 1000);
      const endedAt = new Date(startedAt.valueOf() + seconds * 1000);
      const rehearsalId = newId(startedAt);
      await em.execute(KEEP, [
        rehearsalId,
        channel.id,
        startedAt,
        endedAt,
        seconds,
        LIMIT_SECONDS,
        losses,
        doubles,
        items,
      ]);
      return rehearsalId;
    });
    const [row] = await this.acts.em.execute<Rehearsal[]>(`${SELECT} where id = ?`, [id]);
    return shown(row!);
  }

  /** The newest rehearsal of a channel; null: none the viewer may see. */
  async newest({ id }: Channel): Promise<Rehearsal | null> {
    const [row] = await this.acts.em.execute<Rehearsal[]>(`${SELECT} where channel_id = ? order by id desc limit 1`, [
      id,
    ]);
    return row ? shown(row) : null;
  }
}

const shown = (row: Rehearsal): Rehearsal => ({ ...row, startedAt: new Date(row.startedAt) });

const KEEP = `insert into connectors.rehearsal (id, channel_id, started_at, ended_at, seconds, limit_seconds, losses, doubles, items)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const SELECT = `select id, started_at as "startedAt", seconds, limit_seconds as "limitSeconds", items, losses, doubles
  from connectors.rehearsal`;
