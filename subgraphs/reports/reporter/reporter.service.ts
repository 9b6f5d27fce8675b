import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Role, Viewer } from '../../common/identity/viewer.ts';
import type { AccessService } from '../access/access.service.ts';
import type { Report } from '../report/report.entity.ts';
import { contactsFor } from './contact-view.policy.ts';
import { ReporterRow } from './reporter.entity.ts';
import type { RevealReporterInput } from './reporter.inputs.ts';
import type { Reporter } from './reporter-identity.ts';
import { openReporter } from './reporter-ids.service.ts';

/** Shortest reason that says something. */
const SHORTEST_REASON = 10;

/** What the service works with. */
export interface ReporterTools {
  viewer: Viewer;
  /** Sees and writes everything; used after the decision that it may be. */
  hub: EntityManager;
  secret: string;
  access: AccessService;
  reporters: DataLoader<string, ReporterRow | null>;
  reports: DataLoader<string, Report | null>;
}

/** Who wrote reports: for those who may know, and for the centre by a reasoned, logged question. */
export class ReporterService {
  constructor(private readonly tools: ReporterTools) {}

  /** The reporter; null: not known, or not for this viewer. */
  async of(reportId: string): Promise<Reporter | null> {
    const row = await this.tools.reporters.load(reportId);
    const reporter = row && this.inTheClear(row, this.tools.viewer.role);
    if (reporter) await this.tools.access.note(reportId, 'REPORTER');
    return reporter;
  }

  /**
   * The reporter in the clear, citizen number included. The question is logged before the answer is given.
   * @throws FORBIDDEN, BAD_USER_INPUT (reason too short), REPORT_NOT_FOUND, IDENTITY_NEEDS_TWO_PERSONS (anonymous)
   */
  async reveal(input: RevealReporterInput): Promise<Reporter | null> {
    const { viewer, hub, reports, access } = this.tools;
    requireScope(viewer, 'reporter:reveal');
    if (input.reason.trim().length < SHORTEST_REASON) {
      throw hubError('BAD_USER_INPUT', `reason takes at least ${SHORTEST_REASON} characters.`);
    }
    const report = await reports.load(input.reportId);
    if (!report) throw hubError('REPORT_NOT_FOUND', input.reportId);
    if (report.anonymous) throw hubError('IDENTITY_NEEDS_TWO_PERSONS', report.number);
    await hub.transactional((em) =>
      once(em, 'reports', { operation: 'revealReporter', viewer, input }, async () => {
        const entry = { viewer, action: 'revealReporter', subject: report.id, reason: input.reason };
        await writeAudit(em, 'reports', entry);
        return report.id;
      }),
    );
    await access.note(report.id, 'REVEAL');
    return this.inTheClear(await hub.findOneOrFail(ReporterRow, { reportId: report.id }), 'SYSTEM');
  }

  private inTheClear({ sealed }: ReporterRow, role: Role): Reporter | null {
    if (!sealed) return null;
    const { name, ids } = openReporter(this.tools.secret, sealed);
    return { name, contacts: contactsFor(role, ids) };
  }
}
