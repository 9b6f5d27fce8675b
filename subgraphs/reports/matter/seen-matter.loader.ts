import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { standingAmong } from '../merge/group.service.ts';

/** A report of a matter, as one viewer sees it. */
export interface SeenReport {
  id: string;
  /** Earliest report that is one with it, as far as the viewer sees them; itself: it leads. */
  leaderId: string;
}

/**
 * What hangs together with each of these reports through reports that the viewer sees, in the order of their receipt,
 * the report itself included. What only a hidden report holds together is apart here. Empty: it stands alone, or is
 * hidden itself. `em` sees what the viewer may see, `hub` everything.
 */
export async function seenMatters(
  em: EntityManager,
  hub: EntityManager,
  ids: readonly string[],
): Promise<Map<string, SeenReport[]>> {
  const rows = await em.execute<{ of: string; id: string }[]>(MEMBERS, [JSON.stringify(uuidsOnly(ids))]);
  if (rows.length === 0) return new Map();
  const standing = await standingAmong(hub, [...new Set(rows.map(({ id }) => id))]);
  const found = [...Map.groupBy(rows, ({ of }) => of)].map(([of, members]): [string, SeenReport[]] => {
    const within = new Set(standing.matterOf(of));
    const seen = members.filter(({ id }) => within.has(id)).map(({ id }) => id);
    return [of, seen.map((id) => ({ id, leaderId: earliest(seen, standing.groupOf(id)) }))];
  });
  return new Map(found.filter(([, members]) => members.length > 1));
}

/** The same for one request: one query per tick. */
export const seenMatterOfReport = (em: EntityManager, hub: EntityManager) =>
  new DataLoader<string, SeenReport[]>(async (ids) => {
    const found = await seenMatters(em, hub, ids);
    return ids.map((id) => found.get(id) ?? []);
  });

const earliest = (inOrder: readonly string[], group: readonly string[]) => inOrder.find((id) => group.includes(id))!;

const MEMBERS = `${ASKED}
  select asked.id as of, r.id from asked join reports.report own_row on own_row.id = asked.id
  join reports.matter_member own on own.report_id = asked.id
  join reports.matter_member m on m.matter_id = own.matter_id join reports.report r on r.id = m.report_id
  order by r.received_at, r.id`;
