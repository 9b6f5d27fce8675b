import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { matchHistory } from '../../common/handover/match-history.topic.ts';
import { matchReports } from '../../common/handover/match-reports.topic.ts';
import type { SourceRecordSnapshot, SourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { Report } from '../report/report.entity.ts';
import { publishReports } from '../report/snapshot.service.ts';
import { applyVersions, type KnownRecord } from './changed-reports.service.ts';
import { lockInbox, standingOf } from './channel-move.ts';
import { linkAgain } from './linked-again.service.ts';
import { storeNewReports } from './new-reports.service.ts';
import { References } from './references.service.ts';
import type { NewReport } from './report-rows.ts';
import { firstEvents, type SourceVersion } from './source-events.policy.ts';
import { SourceLink } from './source-link.entity.ts';

/** Takes in what the channels bring: one letter, one transaction. A letter that comes again changes nothing. */
export class InboxService {
  constructor(private readonly runtime: Runtime) {}

  /** Every new source record becomes a report of its own; a newer version of a known one changes that report. */
  async takeIn(arrived: SourceRecordsChanged): Promise<void> {
    const { orm, letterBox } = this.runtime;
    await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
      await lockInbox(em, arrived.channelId);
      const letter = { ...arrived, ...(await standingOf(em, arrived)) };
      const references = new References(em, letter.agencyId);
      await references.prepare(letter.records.map(({ complaint }) => complaint));
      const touched = new Set<string>();
      for (const round of rounds(letter.records)) {
        for (const id of await this.takeRound(em, letter, round, references)) touched.add(id);
      }
      if (touched.size === 0) return;
      const lookedAt = letter.historic ? matchHistory : matchReports;
      await letterBox.send(em, lookedAt, { reportIds: [...touched] }, letter.channelId);
      await publishReports(em, letterBox, [...touched]);
    });
  }

  /** A round holds each record once. Gives the ids of the reports that are new or changed. */
  private async takeRound(
    em: EntityManager,
    letter: SourceRecordsChanged,
    round: readonly SourceRecordSnapshot[],
    references: References,
  ): Promise<string[]> {
    const links = await linksOf(em, round);
    const fresh: NewReport[] = [];
    const known: KnownRecord[] = [];
    for (const record of round) {
      const link = links.get(record.sourceRecordId);
      if (link?.taken.includes(record.seq)) continue;
      const version = { ...versionOf(record), ...(await references.resolve(record.complaint)) };
      if (!link && record.reportId) await linkAgain(em, letter.channelId, record, record.reportId);
      else if (link) known.push({ record, version, link });
      else fresh.push(newReport(letter, record, version));
    }
    const { config, now } = this.runtime;
    const made = await storeNewReports(em, config.HUB_SECRET, fresh, now());
    const changed = await applyVersions(em, config.HUB_SECRET, letter, known, now());
    return [...made, ...changed];
  }
}

function versionOf({ complaint, seq, seenAt }: SourceRecordSnapshot): Omit<SourceVersion, 'agencyId'> {
  // The reason is shown to everybody, also of a secret report.
  const archiveReason = complaint.archiveReason && maskPersonal(complaint.archiveReason);
  return { complaint: { ...complaint, archiveReason }, seq, seenAt: new Date(seenAt) };
}

type ResolvedVersion = KnownRecord['version'];

const newReport = (
  letter: SourceRecordsChanged,
  record: SourceRecordSnapshot,
  version: ResolvedVersion,
): NewReport => ({
  complaint: version.complaint,
  channel: { id: letter.channelId, agencyId: letter.agencyId },
  published: !letter.hidden && !record.withdrawn,
  withdrawn: record.withdrawn,
  silent: letter.silent,
  historic: letter.historic,
  // Who comes to an agency's own channel has picked that agency: nobody has to dispatch the report.
  agencyFound: version.agencyFound,
  reporterPickedAgency: letter.agencyId !== null && version.agencyId === letter.agencyId,
  region: version.region,
  categoryId: version.categoryId,
  sealedReporter: record.sealedReporter,
  ownerUserId: null,
  events: firstEvents(version),
  source: { sourceRecordId: record.sourceRecordId, seq: record.late ? 0 : record.seq, taken: [record.seq] },
});

async function linksOf(em: EntityManager, round: readonly SourceRecordSnapshot[]): Promise<Map<string, SourceLink>> {
  const ids = round.map(({ sourceRecordId }) => sourceRecordId);
  const links = await em.find(SourceLink, { sourceRecordId: { $in: ids } });
  // Steps that offices take on these reports wait, or we wait for them.
  const reportIds = links.map(({ reportId }) => reportId);
  await em.find(
    Report,
    { id: { $in: reportIds } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  return new Map(links.map((link) => [link.sourceRecordId, link]));
}

/** A page may bring several versions of one record: the first of each, then the second of each, and so on. */
function rounds(records: readonly SourceRecordSnapshot[]): SourceRecordSnapshot[][] {
  const inOrder = [...records].sort((one, other) => one.seq - other.seq);
  const rounds: SourceRecordSnapshot[][] = [];
  const seen = new Map<string, number>();
  for (const record of inOrder) {
    const place = seen.get(record.sourceRecordId) ?? 0;
    seen.set(record.sourceRecordId, place + 1);
    rounds[place] = [...(rounds[place] ?? []), record];
  }
  return rounds;
}
