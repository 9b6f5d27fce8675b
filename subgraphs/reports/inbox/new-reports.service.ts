import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { insertSet } from '../../common/database/insert-set.ts';
import { newId } from '../../common/database/uuid.ts';
import { dayIn } from '../../common/time/day.ts';
import { Attachment } from '../content/attachment.entity.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import { Fingerprint } from '../match/fingerprint.entity.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { hubNumber } from '../report/hub-number.policy.ts';
import { Report } from '../report/report.entity.ts';
import { ReportNumber } from '../report/report-number.entity.ts';
import { writeTimelines } from '../report/timeline.service.ts';
import { ReportOwner } from '../reporter/report-owner.entity.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { type NewReport, rowsOf } from './report-rows.ts';
import { SourceLink } from './source-link.entity.ts';

/** Zone in which months of numbers are counted. */
const NUMBER_ZONE = 'Asia/Jakarta';

/** Stores new reports, one statement a table however many there are, and gives their ids in the same order. */
export async function storeNewReports(
  em: EntityManager,
  secret: string,
  reports: readonly NewReport[],
  now: Date,
): Promise<string[]> {
  const numbered = reports.map((report) => {
    const day = dayIn(new Date(report.complaint.occurredAt), NUMBER_ZONE);
    return { ...report, id: newId(now), number: hubNumber(day, randomBytes(8)) };
  });
  const rows = rowsOf(numbered, secret, now);
  await insertSet(em, Report, rows.reports);
  await insertSet(em, ReportContent, rows.contents);
  await insertSet(em, ReportPlace, rows.places);
  await insertSet(em, ReporterRow, rows.reporters);
  await insertSet(em, ReportOwner, rows.owners);
  await insertSet(em, ReportNumber, rows.numbers);
  await insertSet(em, Attachment, rows.attachments);
  await insertSet(em, SourceLink, rows.links);
  await insertSet(em, Fingerprint, rows.fingerprints);
  await writeTimelines(em, rows.timelines);
  return numbered.map(({ id }) => id);
}
