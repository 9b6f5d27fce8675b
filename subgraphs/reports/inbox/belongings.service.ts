import type { EntityManager } from '@mikro-orm/postgresql';
import { isMasked } from '../../common/privacy/mask.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import { Fingerprint } from '../match/fingerprint.entity.ts';
import { keyedTextKey } from '../match/fingerprint.service.ts';
import { regencyOf } from '../place/region-choice.policy.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { Report } from '../report/report.entity.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { openReporter, verifiedKeys } from '../reporter/reporter-ids.service.ts';
import type { ResolvedReferences } from './references.service.ts';
import type { SourceVersion } from './source-events.policy.ts';

/** Everything that belongs to some reports, loaded in a handful of queries. */
export class Belongings {
  private constructor(
    private readonly em: EntityManager,
    private readonly secret: string,
    private readonly reports: Map<string, Report>,
    private readonly contents: Map<string, ReportContent>,
    private readonly places: Map<string, ReportPlace>,
    private readonly reporters: Map<string, ReporterRow>,
    private readonly fingerprints: Map<string, Fingerprint>,
  ) {}

  static async load(em: EntityManager, secret: string, ids: readonly string[]): Promise<Belongings> {
    const ofReport = { reportId: { $in: [...ids] } };
    const reports = await em.find(Report, { id: { $in: [...ids] } });
    return new Belongings(
      em,
      secret,
      new Map(reports.map((report) => [report.id, report])),
      byReport(await em.find(ReportContent, ofReport)),
      byReport(await em.find(ReportPlace, ofReport)),
      byReport(await em.find(ReporterRow, ofReport)),
      byReport(await em.find(Fingerprint, ofReport)),
    );
  }

  /** One of the reports loaded. */
  report(id: string): Report {
    return this.reports.get(id)!;
  }

  /** Lets the facts of a report be those of a newer version of its source record. Its state is the events' business. */
  follow(id: string, version: SourceVersion & ResolvedReferences, sealedReporter: string | null): void {
    followFacts(this.report(id), version);
    const content = this.contents.get(id)!;
    followTexts(content, version);
    this.fingerprints.get(id)!.textKey = keyedTextKey(this.secret, content.body);
    this.followPlace(id, version);
    if (sealedReporter) this.followReporter(this.reporters.get(id)!, sealedReporter);
  }

  private followPlace(reportId: string, { complaint, region }: SourceVersion & ResolvedReferences): void {
    if (!complaint.place) return;
    const place = this.places.get(reportId);
    if (place) Object.assign(place, { said: complaint.place, ...region });
    else this.em.create(ReportPlace, { reportId, said: complaint.place, ...region });
  }

  private followReporter(row: ReporterRow, sealed: string): void {
    const reporter = openReporter(this.secret, sealed);
    if ([reporter.name ?? '', ...reporter.ids.map(({ value }) => value)].some(isMasked)) return;
    row.sealed = sealed;
    row.verifiedKeys = verifiedKeys(this.secret, reporter);
  }
}

const byReport = <Row extends { reportId: string }>(rows: Row[]) => new Map(rows.map((row) => [row.reportId, row]));

function followFacts(report: Report, version: SourceVersion & ResolvedReferences): void {
  const { complaint, region, categoryId, agencyFound } = version;
  // Only its own channel brings versions of a record, so only that channel can lower a flag.
  report.ownAnonymous = complaint.privacy.anonymous;
  report.ownSecret = complaint.privacy.secret;
  report.agencyAsSaid = complaint.agency ?? complaint.parentAgency;
  report.agencyFound = agencyFound;
  // A category its source has deleted, or no longer names, is still what the report was sorted under.
  report.categoryId = categoryId ?? report.categoryId;
  report.regencyCode = region.regionCode && regencyOf(region.regionCode);
}

function followTexts(content: ReportContent, { complaint }: SourceVersion): void {
  content.title = unmasked(content.title, complaint.title);
  content.body = unmasked(content.body, complaint.body) ?? '';
  content.finalBody = unmasked(content.finalBody, complaint.finalBody);
}

/** A source that has begun to mask numbers must not take the real text from us. */
const unmasked = (before: string | null, now: string | null) =>
  now !== null && before !== null && isMasked(now) && !isMasked(before) ? before : now;
