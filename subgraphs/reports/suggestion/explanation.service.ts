import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { termsInForce } from '../block-key/term.loader.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import { Report } from '../report/report.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { comparedReports } from './compared-report.loader.ts';
import { compare, MODEL_VERSION, prepare } from './likeness.policy.ts';
import { redacted, type Sight, shownEvidence } from './suggestion-view.policy.ts';
import type { DuplicateSuggestionView } from './suggestion-view.ts';

/** Explains any two reports, suggested or not, to whoever sees both. */
export class ExplanationService {
  constructor(private readonly tools: WorkflowTools) {}

  /**
   * The two compared now, by what this viewer may know: what is hidden is not compared at all, so neither the total nor
   * the band can tell of it. @throws FORBIDDEN, REPORT_NOT_FOUND, BAD_USER_INPUT
   */
  async explain(reportId: string, otherId: string): Promise<DuplicateSuggestionView> {
    const { viewer, hub, now } = this.tools;
    requireScope(viewer, 'duplicate:read', 'have pairs explained');
    if (reportId === otherId) throw hubError('BAD_USER_INPUT', 'a pair takes two different reports.');
    for (const id of [reportId, otherId]) await this.requireSight(id);
    const sight = await this.sightOf([reportId, otherId]);
    return hub.transactional(async (em) => {
      const terms = await termsInForce(em);
      const reports = await comparedReports(em, [reportId, otherId]);
      const [one, other] = [reportId, otherId].map((id) => prepare(redacted(reports.get(id)!, sight), terms));
      const { levels, ...likeness } = compare(one!, other!);
      const versions = { modelVersion: MODEL_VERSION, termsVersion: terms?.version ?? null, comparedAt: now() };
      return { reportId, otherId, ...likeness, evidence: shownEvidence(levels, sight), ...versions };
    });
  }

  private async requireSight(id: string): Promise<void> {
    const seen = uuidsOnly([id]).length > 0 && (await this.tools.em.findOne(Report, { id }));
    if (!seen) throw hubError('REPORT_NOT_FOUND', id);
  }

  private async sightOf(ids: readonly string[]): Promise<Sight> {
    const { em, viewer } = this.tools;
    const where = { reportId: { $in: [...ids] } };
    const contents = (await em.count(ReportContent, where)) === ids.length;
    const senders = viewer.role === 'CENTRAL_ADMIN' || (await em.count(ReporterRow, where)) === ids.length;
    return { contents, senders };
  }
}
