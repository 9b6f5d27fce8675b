import type { EntityManager } from '@mikro-orm/postgresql';
import type { SourceRecordSnapshot, SourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import { isMasked } from '../../common/privacy/mask.ts';
import { Attachment } from '../content/attachment.entity.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import { Fingerprint } from '../match/fingerprint.entity.ts';
import { keyedTextKey } from '../match/fingerprint.service.ts';
import { renewFlags } from '../merge/group.service.ts';
import { regencyOf } from '../place/region-choice.policy.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { Report } from '../report/report.entity.ts';
import { addEvents, type NewEvent, stateOf } from '../report/timeline.service.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { openReporter, verifiedKeys } from '../reporter/reporter-ids.service.ts';
import { addNumbers, attachmentRows, sourceNumbers } from './record-parts.service.ts';
import type { ResolvedReferences } from './references.service.ts';
import { changeEvents, notedEvent, type SourceVersion, withdrawnEvent } from './source-events.policy.ts';
import type { SourceLink } from './source-link.entity.ts';

/** A version of a record that the hub knows already. */
export interface KnownRecord {
  record: SourceRecordSnapshot;
  version: SourceVersion & ResolvedReferences;
  link: SourceLink;
}

/** What belongs to one report, loaded for many at once. */
interface Belongings {
  reports: Map<string, Report>;
  contents: Map<string, ReportContent>;
  places: Map<string, ReportPlace>;
  reporters: Map<string, ReporterRow>;
  fingerprints: Map<string, Fingerprint>;
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
  const belongings = await load(
    em,
    known.map(({ link }) => link.reportId),
  );
  const additions = known.map(({ record, version, link }) => {
    const report = belongings.reports.get(link.reportId)!;
    return { report, events: applyVersion(em, secret, letter, { record, version, link }, report, belongings) };
  });
  await addEvents(em, additions, now);
  await renewParts(
    em,
    known.filter(({ version, link }) => link.seq === version.seq),
    letter.channelId,
  );
  const ids = additions.map(({ report }) => report.id);
  await renewFlags(em, ids);
  return ids;
}

/** Changes the facts of one report and gives the events that change its state. */
function applyVersion(
  em: EntityManager,
  secret: string,
  letter: SourceRecordsChanged,
  { record, version, link }: KnownRecord,
  report: Report,
  belongings: Belongings,
): NewEvent[] {
  link.taken = [...link.taken, version.seq];
  if (record.late || version.seq < link.seq) return [notedEvent(version)];
  link.seq = version.seq;
  report.published = !letter.hidden && !record.withdrawn;
  if (record.withdrawn) return [withdrawnEvent(version)];
  const events = changeEvents(version, stateOf(report), link.answers);
  link.answers = Math.max(link.answers, version.complaint.answers.length);
  changeFacts(report, version);
  changeTexts(belongings.contents.get(report.id)!, version);
  changePlace(em, belongings.places.get(report.id), report.id, version);
  changeReporter(belongings.reporters.get(report.id)!, secret, record.sealedReporter);
  belongings.fingerprints.get(report.id)!.textKey = keyedTextKey(secret, belongings.contents.get(report.id)!.body);
  return events;
}

function changeFacts(report: Report, { complaint, region, categoryId, agencyFound }: KnownRecord['version']): void {
  // Only its own channel brings versions of a record, so only that channel can lower a flag.
  report.ownAnonymous = complaint.privacy.anonymous;
  report.ownSecret = complaint.privacy.secret;
  report.agencyAsSaid = complaint.agency ?? complaint.parentAgency;
  report.agencyFound = agencyFound;
  report.categoryId = categoryId;
  report.regencyCode = region.regionCode && regencyOf(region.regionCode);
}

function changeTexts(content: ReportContent, { complaint }: SourceVersion): void {
  content.title = unmasked(content.title, complaint.title);
  content.body = unmasked(content.body, complaint.body) ?? '';
  content.finalBody = unmasked(content.finalBody, complaint.finalBody);
}

/** A source that has begun to mask numbers must not take the real text from us. */
const unmasked = (before: string | null, now: string | null) =>
  now !== null && before !== null && isMasked(now) && !isMasked(before) ? before : now;

function changePlace(
  em: EntityManager,
  place: ReportPlace | undefined,
  reportId: string,
  { complaint, region }: KnownRecord['version'],
): void {
  if (!complaint.place) return;
  if (place) Object.assign(place, { said: complaint.place, ...region });
  else em.create(ReportPlace, { reportId, said: complaint.place, ...region });
}

function changeReporter(row: ReporterRow, secret: string, sealed: string | null): void {
  if (!sealed) return;
  const reporter = openReporter(secret, sealed);
  if (reporter.ids.some(({ value }) => isMasked(value)) || isMasked(reporter.name ?? '')) return;
  row.sealed = sealed;
  row.verifiedKeys = verifiedKeys(secret, reporter);
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

async function load(em: EntityManager, ids: string[]): Promise<Belongings> {
  const ofReport = { reportId: { $in: ids } };
  const [reports, contents, places, reporters, fingerprints] = [
    await em.find(Report, { id: { $in: ids } }),
    await em.find(ReportContent, ofReport),
    await em.find(ReportPlace, ofReport),
    await em.find(ReporterRow, ofReport),
    await em.find(Fingerprint, ofReport),
  ];
  const byReport = <Row extends { reportId: string }>(rows: Row[]) => new Map(rows.map((row) => [row.reportId, row]));
  return {
    reports: new Map(reports.map((report) => [report.id, report])),
    contents: byReport(contents),
    places: byReport(places),
    reporters: byReport(reporters),
    fingerprints: byReport(fingerprints),
  };
}
