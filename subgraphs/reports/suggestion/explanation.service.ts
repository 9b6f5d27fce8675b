import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { ComparedReport as Seen } from '../block-key/compared-report.ts';
import { termsInForce } from '../block-key/term.loader.ts';
import { weightsInForce } from '../model/weights.loader.ts';
import { Report } from '../report/report.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { comparedReports } from './compared-report.loader.ts';
import { compare, prepare } from './likeness.policy.ts';
import { shownSpans } from './shown-spans.ts';
import { sightOf } from './sight.service.ts';
import { redacted, shownEvidence } from './suggestion-view.policy.ts';
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
    const sight = await sightOf(this.tools, [reportId, otherId]);
    return hub.transactional(async (em) => {
      const terms = await termsInForce(em);
      const { active } = await weightsInForce(em);
      const reports = await comparedReports(em, [reportId, otherId]);
      const [one, other] = [reportId, otherId].map((id) => redacted(reports.get(id)!, sight)) as [Seen, Seen];
      const { levels, ...likeness } = compare(prepare(one, terms), prepare(other, terms), active);
      const evidence = shownEvidence(levels, sight, (spans) => shownSpans(spans, one, other, !sight.senders));
      const versions = { modelVersion: active.version, termsVersion: terms?.version ?? null, comparedAt: now() };
      return { reportId, otherId, ...likeness, evidence, ...versions };
    });
  }

  private async requireSight(id: string): Promise<void> {
    const seen = uuidsOnly([id]).length > 0 && (await this.tools.em.findOne(Report, { id }));
    if (!seen) throw hubError('REPORT_NOT_FOUND', id);
  }
}
