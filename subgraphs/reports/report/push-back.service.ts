import type { EntityManager } from '@mikro-orm/postgresql';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { pushStatus } from '../../common/handover/push-status.topic.ts';
import { seal } from '../../common/privacy/seal.ts';
import type { EventKind } from './event-kind.ts';
import type { Report } from './report.entity.ts';
import type { NewEvent } from './timeline.service.ts';

/** Steps whose words an office writes for the reporter; others are between offices, or the reporter's own. */
const FOR_CITIZENS: readonly EventKind[] = ['VERIFIED', 'COMPLETION_REQUESTED', 'POSTPONED', 'FOLLOWED_UP', 'CLOSED'];
const OFFICES = ['LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN'];

/**
 * Lets the sources of a report know its new status, in the transaction that changed it: those of its own records and of
 * the copies joined to it. Only for changes made in the hub: what a source said itself must not go back to it.
 */
export async function pushBack(
  em: EntityManager,
  letterBox: LetterBox,
  secret: string,
  report: Report,
  { kind, at, text, actorRole }: NewEvent,
): Promise<void> {
  const links = await em.execute<{ id: string; own: boolean }[]>(
    `select l.source_record_id as id, r.id = ? as own from reports.source_link l join reports.report r on r.id = l.report_id
     where r.id = ? or r.merged_into_id = ? order by l.source_record_id`,
    [report.id, report.id, report.id],
  );
  if (links.length === 0) return;
  const note = text && FOR_CITIZENS.includes(kind) && OFFICES.includes(actorRole ?? '') ? text : null;
  const change = {
    reportSeq: report.version,
    status: report.status,
    at: at.toISOString(),
    sealedNote: note && seal(secret, note),
  };
  await letterBox.send(em, pushStatus, {
    pushes: links.map(({ id, own }) => ({ sourceRecordId: id, key: keyOf(report, id, own), ...change })),
  });
}

/** The numbers of two reports' events may be equal, so that of a copy's leader stands with its id. */
const keyOf = ({ id, version }: Report, recordId: string, own: boolean) =>
  own ? `${recordId}:${version}` : `${recordId}:${id}:${version}`;
