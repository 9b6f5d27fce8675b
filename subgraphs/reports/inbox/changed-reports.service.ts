import type { EntityManager } from '@mikro-orm/postgresql';
import type { SourceRecordSnapshot, SourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import { Attachment } from '../content/attachment.entity.ts';
import { renewFlags } from '../merge/group.service.ts';
import { addEvents, type NewEvent, stateOf } from '../report/timeline.service.ts';
import { Belongings } from './belongings.service.ts';
import { addNumbers, attachmentRows, sourceNumbers } from './record-parts.service.ts';
import type { ResolvedReferences } from './references.service.ts';
import { changeEvents, noteCategory, notedEvent, type SourceVersion, withdrawnEvent } from './source-events.policy.ts';
import type { SourceLink } from './source-link.entity.ts';

/** A version of a record that the hub knows already. */
export interface KnownRecord {
  record: SourceRecordSnapshot;
  version: SourceVersion & ResolvedReferences;
  link: SourceLink;
}

/** Lets known reports follow their records; gives the ids of those with a new event. The caller has locked the rows. */
export async function applyVersions(
  em: EntityManager,
  secret: string,
  letter: SourceRecordsChanged,
  known: readonly KnownRecord[],
  now: Date,
): Promise<string[]> {
  if (known.length === 0) return [];
  const ids = known.map(({ link }) => link.reportId);
  const belongings = await Belongings.load(em, secret, ids);
  const additions = known.map((one) => ({
    report: belongings.report(one.link.reportId),
    events: applyVersion(belongings, letter.hidden, one),
  }));
  await addEvents(em, additions, now);
  await renewParts(
    em,
    known.filter(({ version, link }) => link.seq === version.seq),
    letter.channelId,
  );
  await renewFlags(em, ids);
  return additions.filter(({ events }) => events.length > 0).map(({ report }) => report.id);
}

/** Changes the facts of one report and gives the events that change its state. */
function applyVersion(belongings: Belongings, hidden: boolean, { record, version, link }: KnownRecord): NewEvent[] {
  link.taken = [...link.taken, version.seq];
  if (record.late || version.seq < link.seq) return [notedEvent(version)];
  link.seq = version.seq;
  const report = belongings.report(link.reportId);
  report.withdrawn = record.withdrawn;
  // What offices work on here does not vanish because its source lets go of it.
  report.published = !hidden && (!record.withdrawn || report.handledHere);
  if (record.withdrawn) return [withdrawnEvent(version)];
  // Our own status come back is no news; a copy that nobody handles here still follows its source.
  if (record.echo && report.handledHere) return [];
  const keeps = version.categoryId === null && report.categoryId !== null;
  const events = noteCategory(changeEvents(version, stateOf(report), link.answers), keeps);
  link.answers = Math.max(link.answers, version.complaint.answers.length);
  belongings.follow(report.id, version, record.sealedReporter);
  return events;
}

/** Numbers only grow; the attachments are those of the version that holds. */
async function renewParts(em: EntityManager, followed: readonly KnownRecord[], channelId: string): Promise<void> {
  const complaints = followed.map(({ link, version }) => ({ reportId: link.reportId, complaint: version.complaint }));
  await addNumbers(
    em,
    complaints.flatMap(({ reportId, complaint }) =>
      sourceNumbers(channelId, complaint).map((number) => ({ ...number, reportId })),
    ),
  );
  await em.nativeDelete(Attachment, { reportId: { $in: complaints.map(({ reportId }) => reportId) } });
  const attachments = complaints.flatMap(({ reportId, complaint }) => attachmentRows(reportId, complaint));
  if (attachments.length > 0) await em.insertMany(Attachment, attachments);
}
