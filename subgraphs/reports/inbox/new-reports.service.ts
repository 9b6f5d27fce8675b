import { randomBytes } from 'node:crypto';
import type { RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { dayIn } from '../../common/time/day.ts';
import { Attachment } from '../content/attachment.entity.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import { Fingerprint } from '../match/fingerprint.entity.ts';
import { keyedTextKey } from '../match/fingerprint.service.ts';
import { type RegionChoice, regencyOf } from '../place/region-choice.policy.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { HUB_SYSTEM, hubNumber } from '../report/hub-number.policy.ts';
import { Report } from '../report/report.entity.ts';
import { ReportNumber } from '../report/report-number.entity.ts';
import { type NewEvent, stateAfter, timelineRows, writeTimelines } from '../report/timeline.service.ts';
import { ReportOwner } from '../reporter/report-owner.entity.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { openReporter, verifiedKeys } from '../reporter/reporter-ids.service.ts';
import { attachmentRows, type Numbered, sourceNumbers } from './record-parts.service.ts';
import { SourceLink } from './source-link.entity.ts';

/** A submission the hub has not met before, whatever door it came through, with all references resolved. */
export interface NewReport {
  complaint: ComplaintSnapshot;
  channel: { id: string; agencyId: string | null };
  published: boolean;
  /** Gone at its source already. */
  withdrawn: boolean;
  silent: boolean;
  historic: boolean;
  reporterPickedAgency: boolean;
  agencyFound: boolean;
  region: RegionChoice;
  categoryId: string | null;
  sealedReporter: string | null;
  /** Account of the citizen who wrote it here. */
  ownerUserId: string | null;
  events: NewEvent[];
  /** The source record behind it; null: written in the hub. */
  source: { sourceRecordId: string; seq: number; taken: number[] } | null;
}

/** Zone in which months of numbers are counted. */
const NUMBER_ZONE = 'Asia/Jakarta';

type Stored = NewReport & { id: string; number: string };

/** Stores new reports, a handful of statements however many there are, and gives their ids in the same order. */
export async function storeNewReports(
  em: EntityManager,
  secret: string,
  reports: readonly NewReport[],
  now: Date,
): Promise<string[]> {
  if (reports.length === 0) return [];
  const stored = reports.map((report): Stored => {
    const day = dayIn(new Date(report.complaint.occurredAt), NUMBER_ZONE);
    return { ...report, id: newId(now), number: hubNumber(day, randomBytes(8)) };
  });
  const inserts: [new () => object, object[]][] = [
    [Report, stored.map(reportRow)],
    [ReportContent, stored.map(contentRow)],
    [ReportPlace, stored.flatMap(placeRow)],
    [ReporterRow, stored.map((report) => reporterRow(report, secret))],
    [
      ReportOwner,
      stored.flatMap(({ id, ownerUserId }) => (ownerUserId ? [{ reportId: id, userId: ownerUserId }] : [])),
    ],
    [ReportNumber, stored.flatMap((report) => numberRows(report, numbersOf(report)))],
    [Attachment, stored.flatMap(({ id, complaint }) => attachmentRows(id, complaint))],
    [SourceLink, stored.flatMap(linkRow)],
    [Fingerprint, stored.map((report) => fingerprintRow(report, secret))],
  ];
  for (const [entity, rows] of inserts) if (rows.length > 0) await em.insertMany(entity, rows);
  await writeTimelines(
    em,
    stored.map(({ id, events }) => timelineRows(id, 0, events, now)),
  );
  return stored.map(({ id }) => id);
}

function reportRow(report: Stored): RequiredEntityData<Report> {
  const { complaint, channel, region } = report;
  const { anonymous, secret } = complaint.privacy;
  return {
    ...stateAfter(report.events),
    id: report.id,
    number: report.number,
    version: report.events.length,
    receivedAt: new Date(complaint.occurredAt),
    anonymous,
    secret,
    ownAnonymous: anonymous,
    ownSecret: secret,
    agencyAsSaid: complaint.agency ?? complaint.parentAgency,
    agencyFound: report.agencyFound,
    reporterPickedAgency: report.reporterPickedAgency,
    categoryId: report.categoryId,
    regencyCode: region.regionCode && regencyOf(region.regionCode),
    channelId: channel.id,
    channelAgencyId: channel.agencyId,
    published: report.published,
    withdrawn: report.withdrawn,
    historic: report.historic,
    silent: report.silent,
  };
}

const contentRow = ({ id, complaint }: Stored): RequiredEntityData<ReportContent> => ({
  reportId: id,
  title: complaint.title,
  body: complaint.body,
  finalBody: complaint.finalBody,
});

const placeRow = ({ id, complaint, region }: Stored): RequiredEntityData<ReportPlace>[] =>
  complaint.place ? [{ reportId: id, said: complaint.place, ...region }] : [];

const reporterRow = ({ id, sealedReporter }: Stored, secret: string): RequiredEntityData<ReporterRow> => ({
  reportId: id,
  sealed: sealedReporter,
  verifiedKeys: sealedReporter ? verifiedKeys(secret, openReporter(secret, sealedReporter)) : [],
});

/** Its number here and, where it came from a channel, those its source gives it. */
const numbersOf = ({ number, complaint, channel, source }: Stored): Numbered[] => [
  { system: HUB_SYSTEM, number },
  ...(source ? sourceNumbers(channel.id, complaint) : []),
];

const numberRows = ({ id }: Stored, numbers: Numbered[]): RequiredEntityData<ReportNumber>[] =>
  numbers.map((row) => ({ ...row, reportId: id }));

const linkRow = ({ id, complaint, source }: Stored): RequiredEntityData<SourceLink>[] =>
  source ? [{ ...source, reportId: id, answers: complaint.answers.length }] : [];

const fingerprintRow = ({ id, complaint, channel }: Stored, secret: string): RequiredEntityData<Fingerprint> => ({
  reportId: id,
  textKey: keyedTextKey(secret, complaint.body),
  channelId: channel.id,
  receivedAt: new Date(complaint.occurredAt),
});
