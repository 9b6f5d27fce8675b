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
import { Channel } from '../../ledger/channel.entity.ts';
import { ChannelValue } from '../../ledger/channel-value.entity.ts';
import type { ValueKind } from '../../ledger/import-words.ts';
import { meaningFault } from '../../runner/history/channel-values.policy.ts';
import type { Acts } from '../acts.ts';
import { type ImportRemarkItem, MAX_MAPPED, type MapChannelValuesInput } from './history.inputs.ts';

/** Tables of what a channel's values mean, and what imports could not place. */
export class ValueService {
  constructor(private readonly acts: Acts) {}

  /** Adds a version to the channel's tables. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT naming the value at fault */
  map(input: MapChannelValuesInput): Promise<Channel> {
    return this.acts.change('mapChannelValues', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'map values of a channel');
      checkValues(input);
      const [newest] = await em.find(
        ChannelValue,
        { channelId: channel.id },
        { orderBy: { version: 'desc' }, limit: 1 },
      );
      const version = (newest?.version ?? 0) + 1;
      const at = this.acts.runtime.now();
      for (const { kind, raw, hub } of input.values) {
        const facts = { id: newId(at), channelId: channel.id, version, kind, raw, hub, at, ...this.acts.actor };
        em.persist(Object.assign(new ChannelValue(), facts));
      }
      return channel.id;
    });
  }

  /** What an import could not place, most records first. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  remarks(runId: string, kind: ImportRemarkItem['kind'] | null, page: PageArgs): Promise<Connection<ImportRemarkItem>> {
    return this.list(REMARKS, [runId, kind, kind], page);
  }

  /** Values of the channel's newest import that no table names since. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  unmapped(channelId: string, kind: ValueKind, page: PageArgs): Promise<Connection<ImportRemarkItem>> {
    return this.list(UNMAPPED, [channelId, kind], page);
  }

  private async list(sql: string, given: unknown[], page: PageArgs): Promise<Connection<ImportRemarkItem>> {
    checkPage(page);
    const [records = '2147483647', value = ''] = readCursor(page.after, 2) ?? [];
    if (!/^\d{1,10}$/.test(records)) throw hubError('BAD_CURSOR', `${page.after}`.slice(0, 40));
    const behind = [records, records, value, page.first + 1];
    const rows = await this.acts.em.execute<ImportRemarkItem[]>(`${sql} ${BEHIND}`, [...given, ...behind]);
    return pageOf(rows, page.first, (row) => cursorOf(String(row.records), `${row.kind}:${row.value}`));
  }
}

/** @throws BAD_USER_INPUT naming the value at fault */
function checkValues({ values }: MapChannelValuesInput): void {
  if (values.length === 0 || values.length > MAX_MAPPED)
    throw hubError('BAD_USER_INPUT', `values takes 1 to ${MAX_MAPPED} values.`);
  const seen = new Set<string>();
  for (const { kind, raw, hub } of values) {
    const fault = meaningFault(kind, hub);
    if (fault) throw hubError('BAD_USER_INPUT', `${kind} ${raw}: ${fault}.`);
    if (seen.has(`${kind}:${raw}`)) throw hubError('BAD_USER_INPUT', `${kind} ${raw} stands there twice.`);
    seen.add(`${kind}:${raw}`);
  }
}

/** SQL: the next page of a list, most records first. */
const BEHIND = `and (m.records < ? or (m.records = ? and m.kind || ':' || m.value > ?))
  order by m.records desc, m.kind || ':' || m.value limit ?`;

const REMARKS = `select m.kind, m.value, m.example, m.records from connectors.import_remark m
  where m.import_run_id = ?::uuid and (?::text is null or m.kind = ?)`;

const UNMAPPED = `select m.kind, m.value, m.example, m.records from connectors.import_remark m
  where m.import_run_id = (select id from connectors.import_run where channel_id = ? order by id desc limit 1) and m.kind = ?
    and not exists (select 1 from connectors.channel_value v where v.channel_id = m.channel_id and v.kind = m.kind and v.raw = m.value)`;
