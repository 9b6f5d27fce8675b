import type { RequiredEntityData } from '@mikro-orm/core';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import type { ReportContent } from '../content/report-content.entity.ts';
import type { Fingerprint } from '../match/fingerprint.entity.ts';
import { keyedTextKey } from '../match/fingerprint.service.ts';
import { type RegionChoice, regencyOf } from '../place/region-choice.policy.ts';
import type { ReportPlace } from '../place/report-place.entity.ts';
import { HUB_SYSTEM } from '../report/hub-number.policy.ts';
import type { Report } from '../report/report.entity.ts';
import type { ReportNumber } from '../report/report-number.entity.ts';
import { type NewEvent, stateAfter, timelineRows } from '../report/timeline.service.ts';
import type { ReportOwner } from '../reporter/report-owner.entity.ts';
import type { ReporterRow } from '../reporter/reporter.entity.ts';
import { openReporter, verifiedKeys } from '../reporter/reporter-ids.service.ts';
import { attachmentRows, type Numbered, sourceNumbers } from './record-parts.service.ts';
import type { SourceLink } from './source-link.entity.ts';

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

/** A new report with the id and the number it has been given. */
export type NumberedReport = NewReport & { id: string; number: string };

/** Every row that new reports consist of, table by table. Pure: one report or a page of them, the rows of each are the same. */
export const rowsOf = (reports: readonly NumberedReport[], secret: string, now: Date) => ({
  reports: reports.map(reportRow),
  contents: reports.map(contentRow),
  places: reports.flatMap(placeRow),
  reporters: reports.map((report) => reporterRow(report, secret)),
  owners: reports.flatMap(ownerRow),
  numbers: reports.flatMap((report) => numberRows(report, numbersOf(report))),
  attachments: reports.flatMap(({ id, complaint }) => attachmentRows(id, complaint)),
  links: reports.flatMap(linkRow),
  fingerprints: reports.map((report) => fingerprintRow(report, secret)),
  timelines: reports.map(({ id, events }) => timelineRows(id, 0, events, now)),
});

function reportRow(report: NumberedReport): RequiredEntityData<Report> {
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

const contentRow = ({ id, complaint }: NumberedReport): RequiredEntityData<ReportContent> => ({
  reportId: id,
  title: complaint.title,
  body: complaint.body,
  finalBody: complaint.finalBody,
});

const placeRow = ({ id, complaint, region }: NumberedReport): RequiredEntityData<ReportPlace>[] =>
  complaint.place ? [{ reportId: id, said: complaint.place, ...region }] : [];

const reporterRow = ({ id, sealedReporter }: NumberedReport, secret: string): RequiredEntityData<ReporterRow> => ({
  reportId: id,
  sealed: sealedReporter,
  verifiedKeys: sealedReporter ? verifiedKeys(secret, openReporter(secret, sealedReporter)) : [],
});

const ownerRow = ({ id, ownerUserId }: NumberedReport): RequiredEntityData<ReportOwner>[] =>
  ownerUserId ? [{ reportId: id, userId: ownerUserId }] : [];

/** Its number here and, where it came from a channel, those its source gives it. */
const numbersOf = ({ number, complaint, channel, source }: NumberedReport): Numbered[] => [
  { system: HUB_SYSTEM, number },
  ...(source ? sourceNumbers(channel.id, complaint) : []),
];

const numberRows = ({ id }: NumberedReport, numbers: Numbered[]): RequiredEntityData<ReportNumber>[] =>
  numbers.map((row) => ({ ...row, reportId: id }));

const linkRow = ({ id, complaint, source }: NumberedReport): RequiredEntityData<SourceLink>[] =>
  source ? [{ ...source, reportId: id, answers: complaint.answers.length }] : [];

const fingerprintRow = (
  { id, complaint, channel }: NumberedReport,
  secret: string,
): RequiredEntityData<Fingerprint> => ({
  reportId: id,
  textKey: keyedTextKey(secret, complaint.body),
  channelId: channel.id,
  receivedAt: new Date(complaint.occurredAt),
});
