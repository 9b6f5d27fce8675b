import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ASKED } from '../../common/database/asked.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { groupedBy } from '../../common/graphql/loader.ts';
import { MergeDecision } from '../merge/merge-decision.entity.ts';
import { Report } from '../report/report.entity.ts';
import type { Matter } from './matter.ts';
import type { SeenReport } from './seen-matter.loader.ts';

/** The matter of a report; null: the viewer sees no second report of it, or not the report itself. */
export const matterOfReport = (seen: SeenMatterLoader) =>
  new DataLoader<string, Matter | null>(
    async (ids) => (await Promise.all(ids.map((id) => seen.clear(id).load(id)))).map(matterFrom),
    { cache: false },
  );

type SeenMatterLoader = DataLoader<string, SeenReport[]>;

function matterFrom(members: readonly SeenReport[]): Matter | null {
  const reportIds = [...new Set(members.map(({ leaderId }) => leaderId))];
  return reportIds.length < 2 ? null : { id: reportIds[0]!, members, reportIds };
}

/** A page of what was decided about the reports of a matter and others, oldest first; none for those who may not see it. */
export async function historyOfMatter(
  em: EntityManager,
  { members }: Matter,
  page: PageArgs,
): Promise<Connection<MergeDecision>> {
  checkPage(page);
  const about = { $in: members.map(({ id }) => id) };
  // Ids grow with time, so they are the order of the decisions; those of one instant come in any order.
  const after = uuidsOnly([readCursor(page.after, 1)?.[0] ?? '']).map((id) => ({ id: { $gt: id } }));
  const rows = await em.find(
    MergeDecision,
    { $and: [{ $or: [{ lowId: about }, { highId: about }] }, ...after] },
    { orderBy: { id: 'asc' }, limit: page.first + 1 },
  );
  return pageOf(rows, page.first, ({ id }) => cursorOf(id), null);
}

/** A report that a report refers to, or is referred to by. */
interface Reference {
  of: string;
  later: string;
  earlier: string;
}

/** Earlier and later reports that tell of the same as a report, for those who may see the decisions. */
export const recurrencesOfReport = (em: EntityManager) =>
  new DataLoader<string, { earlier: Report[]; later: Report[] }>(async (ids) => {
    const rows = await em.execute<Reference[]>(REFERENCES, [JSON.stringify(uuidsOnly(ids))]);
    const reports = await em.find(Report, { id: { $in: rows.flatMap(({ later, earlier }) => [later, earlier]) } });
    const known = new Map(reports.map((report) => [report.id, report]));
    return groupedBy(ids, rows, ({ of }) => of).map((found, place) => ({
      earlier: found.flatMap(({ earlier }) => (earlier === ids[place] ? [] : (known.get(earlier) ?? []))),
      later: found.flatMap(({ later }) => (later === ids[place] ? [] : (known.get(later) ?? []))),
    }));
  });

/** The newest decision of a pair about recurrence holds; of the two the earlier received is referred to. */
const REFERENCES = `${ASKED},
  newest as (
    select distinct on (asked.id, d.low_id, d.high_id) asked.id as of, d.low_id, d.high_id, d.verb
    from asked join reports.merge_decision d on d.relation = 'RECURRENCE' and asked.id in (d.low_id, d.high_id)
    order by asked.id, d.low_id, d.high_id, d.nth desc)
  select n.of, case when l.received_at >= h.received_at then l.id else h.id end as later,
    case when l.received_at >= h.received_at then h.id else l.id end as earlier
  from newest n join reports.report l on l.id = n.low_id join reports.report h on h.id = n.high_id
  where n.verb = 'LINK' order by least(l.received_at, h.received_at), l.id, h.id`;
