import type { EntityManager } from '@mikro-orm/postgresql';
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
import { PilotReport } from '../../ledger/pilot-report.entity.ts';
import type { Acts } from '../acts.ts';
import type { AddPilotReportsInput, PilotRule, RemovePilotReportsInput } from './phase.inputs.ts';

/** Ids one call takes. */
const MOST_IDS = 1_000;
/** Records one rule may add. */
const MOST_BY_RULE = 10_000;

/** Pilot sets: items for which the hub is master, and tells the source, already in the phase DUAL. */
export class PilotService {
  constructor(private readonly acts: Acts) {}

  /** Adds items; those that are in it already stay. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  add(input: AddPilotReportsInput): Promise<Channel> {
    return this.acts.change('addPilotReports', input, async (em) => {
      const { id } = await this.acts.ownChannel(em, input.channelId, 'choose the pilot set');
      checkIds(input.externalIds);
      if (input.externalIds.length === 0 && !input.rule)
        throw hubError('BAD_USER_INPUT', 'Give externalIds, a rule, or both.');
      const fitting = input.rule ? await this.fitting(em, id, input.rule) : [];
      const { byRole, byUserId } = this.acts.actor;
      await em.execute(ADD, [id, this.acts.runtime.now(), byRole, byUserId, json([...input.externalIds, ...fitting])]);
      return id;
    });
  }

  /** Takes items out; what their source was told stays. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  remove(input: RemovePilotReportsInput): Promise<Channel> {
    return this.acts.change('removePilotReports', input, async (em) => {
      const { id } = await this.acts.ownChannel(em, input.channelId, 'choose the pilot set');
      checkIds(input.externalIds);
      await em.nativeDelete(PilotReport, { channelId: id, externalId: { $in: input.externalIds } });
      return id;
    });
  }

  /** The pilot set of a channel, in the order of its ids. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list({ id: channelId }: Channel, page: PageArgs): Promise<Connection<PilotReport>> {
    checkPage(page);
    const [after] = readCursor(page.after, 1) ?? [];
    const where = { channelId };
    const rows = await this.acts.em.find(PilotReport, after ? { ...where, externalId: { $gt: after } } : where, {
      orderBy: { externalId: 'asc' },
      limit: page.first + 1,
    });
    return pageOf(
      rows,
      page.first,
      ({ externalId }) => cursorOf(externalId),
      () => this.acts.em.count(PilotReport, where),
    );
  }

  private async fitting(em: EntityManager, channelId: string, rule: PilotRule): Promise<string[]> {
    const { category = null, district = null, receivedFrom = null } = rule;
    const values = [channelId, category, category, category, district, district, receivedFrom, receivedFrom];
    const rows = await em.execute<{ externalId: string }[]>(FITTING, values);
    if (rows.length > MOST_BY_RULE)
      throw hubError('BAD_USER_INPUT', `More than ${MOST_BY_RULE} records fit the rule; narrow it.`);
    return rows.map(({ externalId }) => externalId);
  }
}

function checkIds(ids: readonly string[]): void {
  if (ids.length > MOST_IDS) throw hubError('BAD_USER_INPUT', `externalIds takes ${MOST_IDS} at most.`);
}

const json = (ids: readonly string[]) => JSON.stringify([...new Set(ids)]);

const ADD = `insert into connectors.pilot_report (channel_id, added_at, by_role, by_user_id, external_id)
  select ?, ?::timestamptz, ?, ?, id from jsonb_array_elements_text(?::jsonb) id on conflict do nothing`;

const FITTING = `
  select r.external_id as "externalId" from connectors.source_record r
  join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
  where r.channel_id = ? and r.withdrawn_at is null
    and (?::text is null or v.complaint->'category'->>'id' = ? or v.complaint->'category'->>'name' = ?)
    and (?::text is null or lower(v.complaint->'place'->>'district') = lower(?))
    and (?::date is null or ((v.complaint->>'occurredAt')::timestamptz at time zone 'Asia/Jakarta')::date >= ?::date)
  limit ${MOST_BY_RULE + 1}`;
