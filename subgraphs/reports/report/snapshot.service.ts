import type { EntityManager } from '@mikro-orm/postgresql';
import { ASKED } from '../../common/database/asked.ts';
import { planByIndex } from '../../common/database/bound.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { type ReportSnapshot, reportsChanged } from '../../common/handover/reports-changed.topic.ts';

/** Reports per letter. */
const PER_LETTER = 500;

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const EVENT = `jsonb_build_object('seq', e.seq, 'kind', e.kind, 'at', to_char(e.at at time zone 'UTC', ${ISO}),
  'certainty', e.certainty)`;

const SNAPSHOTS = `${ASKED}
  select r.id as "reportId", r.number, r.version as seq, coalesce(m.phase_version, 0) as "phaseVersion",
    r.published and r.status <> 'BLOCKED' as shown, r.channel_id as "channelId", r.channel_agency_id as "channelAgencyId", to_char(r.received_at at time zone 'UTC', ${ISO}) as "receivedAt",
    r.category_id as "categoryId", r.classification, r.agency_id as "agencyId", coalesce(a.timezone, 'Asia/Jakarta') as timezone,
    r.reporter_picked_agency as "reporterPickedAgency", r.status, r.merged_into_id as "mergedIntoId", r.historic, r.silent,
    (select g.score from reports.rating g where g.report_id = r.id) as rating,
    (select json_agg(case when e.kind in ('MERGED', 'UNMERGED') then ${EVENT} || jsonb_build_object('follows', e.data->'mergedIntoId')
       else ${EVENT} end order by e.seq) from reports.report_event e where e.report_id = r.id) as history
  from asked join reports.report r on r.id = asked.id left join reports.directory_agency a on a.id = r.agency_id
  left join reports.channel_move m on m.channel_id = r.channel_id
  order by r.id`;

/**
 * Tells the other contexts how these reports stand, in the transaction that changed them: do it last. Needs the SYSTEM viewer.
 */
export async function publishReports(em: EntityManager, letterBox: LetterBox, ids: readonly string[]): Promise<void> {
  await planByIndex(em);
  for (let start = 0; start < ids.length; start += PER_LETTER) {
    const part = ids.slice(start, start + PER_LETTER);
    const reports = await em.execute<ReportSnapshot[]>(SNAPSHOTS, [JSON.stringify(part)]);
    await letterBox.send(em, reportsChanged, { reports });
  }
}
