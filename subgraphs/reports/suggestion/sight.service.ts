import { ReportContent } from '../content/report-content.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import type { Sight } from './suggestion-view.policy.ts';

/** What this viewer may know of these reports together: of one hidden text, none. */
export async function sightOf({ em, viewer }: WorkflowTools, ids: readonly string[]): Promise<Sight> {
  const where = { reportId: { $in: [...ids] } };
  const contents = (await em.count(ReportContent, where)) === ids.length;
  const senders = viewer.role === 'CENTRAL_ADMIN' || (await em.count(ReporterRow, where)) === ids.length;
  return { contents, senders };
}
