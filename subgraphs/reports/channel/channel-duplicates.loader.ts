import type { EntityManager } from '@mikro-orm/postgresql';
import { ChannelDuplicates } from './channel-duplicates.ts';

/** Channels shown, those that share most first. */
const SHOWN = 20;

/** What a channel shares with others, of the reports and suggestions that the viewer of `em` may see. */
export async function duplicatesOfChannel(em: EntityManager, channelId: string): Promise<ChannelDuplicates[]> {
  const rows = await em.execute<object[]>(SHARED, [channelId, channelId, channelId, channelId]);
  return rows.map((row) => Object.assign(new ChannelDuplicates(), row));
}

/** SQL: of the channels of the rows `a` and `b` the one that is not asked about. */
const OTHER = 'case when a.channel_id = ? then b.channel_id else a.channel_id end';
const BETWEEN = 'a.channel_id <> b.channel_id and ? in (a.channel_id, b.channel_id)';

const SHARED = `
  with pair as (
    select ${OTHER} as channel, 1 as suggested, 0 as joined from reports.duplicate_suggestion s
      join reports.report a on a.id = s.low_id join reports.report b on b.id = s.high_id
      where s.value > 0 and ${BETWEEN}
    union all
    select ${OTHER}, 0, 1 from reports.report a join reports.report b on b.id = a.merged_into_id where ${BETWEEN})
  select channel as "channelId", sum(suggested)::int as suggested, sum(joined)::int as joined from pair
  group by channel order by sum(suggested) + sum(joined) desc, channel limit ${SHOWN}`;
