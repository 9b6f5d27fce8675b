import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { seenMatterOfReport } from '../matter/seen-matter.loader.ts';
import { ReportOwner } from '../reporter/report-owner.entity.ts';
import { Report } from './report.entity.ts';
import { ShownAs } from './shown-as.service.ts';
import { type Step, type Transition, transitionFor } from './workflow.policy.ts';

/** What services that change reports work with. */
export interface WorkflowTools {
  viewer: Viewer;
  /** Ids of the viewer's agency and all below it. */
  scope: readonly string[];
  /** Sees what the viewer may see. */
  em: EntityManager;
  /** Sees and writes everything; used after the decision that it may be. */
  hub: EntityManager;
  letterBox: LetterBox;
  /** The hub's secret: what letters say of persons or contents is sealed. */
  secret: string;
  directory: Directory;
  now: () => Date;
}

/** Decides whether this viewer may take a step on this very report. */
export class StepRights {
  constructor(private readonly tools: WorkflowTools) {}

  /** The viewer must see the report at all. @throws REPORT_NOT_FOUND */
  async requireSight(id: string): Promise<void> {
    const seen = uuidsOnly([id]).length > 0 && (await this.tools.em.findOne(Report, { id }));
    if (!seen) throw hubError('REPORT_NOT_FOUND', id);
  }

  /**
   * The way the step leads. Offices act for their own agency and below, reporters on their own reports, and what was
   * joined to another report is handled there, by whoever sees that one.
   * @throws FORBIDDEN, STEP_NOT_POSSIBLE, REPORT_MERGED
   */
  async transition(step: Step, report: Report): Promise<Transition> {
    const { viewer, scope, em, hub } = this.tools;
    const transition = transitionFor(step, report.status, viewer.role);
    if (viewer.role === 'REPORTER') {
      await this.requireAuthor(step, report);
      return transition;
    }
    const office = viewer.role === 'LIAISON' || viewer.role === 'AGENCY_ADMIN';
    if (office && !scope.includes(report.agencyId ?? '')) {
      throw hubError('FORBIDDEN', `take the step ${step} for another agency`, 'CENTRAL_ADMIN');
    }
    const leaderId = await new ShownAs(seenMatterOfReport(em, hub)).leaderOf(report);
    if (leaderId) {
      const leader = await hub.findOneOrFail(Report, { id: leaderId });
      throw hubError('REPORT_MERGED', report.number, leader.number);
    }
    return transition;
  }

  /** The centre dispatches to any agency, an office to those below it. @throws AGENCY_NOT_FOUND, FORBIDDEN */
  async requireTarget(agencyId: string): Promise<void> {
    const { viewer, scope, hub, directory } = this.tools;
    const known = uuidsOnly([agencyId]).length > 0 && (await directory.agency(hub, agencyId));
    if (!known) throw hubError('AGENCY_NOT_FOUND', agencyId);
    if (viewer.role !== 'CENTRAL_ADMIN' && !scope.includes(agencyId)) {
      throw hubError('FORBIDDEN', 'dispatch a report outside the own agency', 'CENTRAL_ADMIN');
    }
  }

  /** The row rule shows a reporter no other owner's row. */
  private async requireAuthor(step: Step, report: Report): Promise<void> {
    const own = await this.tools.em.findOne(ReportOwner, { reportId: report.id });
    if (!own) throw hubError('FORBIDDEN', `take the step ${step} on somebody else’s report`, 'AGENCY_ADMIN');
  }
}
