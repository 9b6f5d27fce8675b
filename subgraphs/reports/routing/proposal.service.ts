import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { seenMatterOfReport } from '../matter/seen-matter.loader.ts';
import type { Report } from '../report/report.entity.ts';
import { ShownAs } from '../report/shown-as.service.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { stepsFrom } from '../report/workflow.policy.ts';
import type { AgencyProposal } from './agency-proposal.ts';
import { evidenceFor } from './evidence.loader.ts';
import { proposalsFrom } from './proposal.policy.ts';

const MOST = 20;

/** Proposes agencies to whoever may dispatch a report. It never dispatches. */
export class ProposalService {
  constructor(private readonly tools: WorkflowTools) {}

  /**
   * Agencies to which this viewer could dispatch the report, likeliest first; none while it cannot be dispatched.
   * The centre is shown all agencies, an office those below its own, for reports of its own.
   * @throws FORBIDDEN, BAD_USER_INPUT
   */
  async of(report: Report, first: number): Promise<AgencyProposal[]> {
    const { viewer, scope, em, hub } = this.tools;
    requireScope(viewer, 'proposal:read');
    if (first < 1 || first > MOST) throw hubError('BAD_USER_INPUT', `first takes 1 to ${MOST}, not ${first}.`);
    const centre = viewer.role === 'CENTRAL_ADMIN';
    const mine = centre || scope.includes(report.agencyId ?? '');
    const joined = await new ShownAs(seenMatterOfReport(em, hub)).leaderOf(report);
    if (!mine || joined || !stepsFrom(report.status, viewer.role).includes('DISPATCH')) return [];
    const evidence = await evidenceFor(hub, report);
    const within = centre ? evidence : evidence.filter(({ agencyId }) => scope.includes(agencyId));
    return proposalsFrom(within, first);
  }
}
