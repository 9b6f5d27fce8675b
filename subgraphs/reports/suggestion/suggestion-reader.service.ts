import { hubError } from '../../common/errors/hub-error.ts';
import { type Connection, checkPage, cursorOf, type PageArgs, pageOf } from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import { DuplicateSuggestion } from './duplicate-suggestion.entity.ts';
import { queueRows } from './queue.loader.ts';
import type { DuplicateQueueFilter } from './suggestion.inputs.ts';
import { shownSuggestion } from './suggestion-view.policy.ts';
import type { DuplicateSuggestionView } from './suggestion-view.ts';

const MOST = 20;

/** Shows what may be one matter, as far as this viewer may know of it. The row rules decide which pairs there are. */
export class SuggestionReader {
  constructor(private readonly tools: WorkflowTools) {}

  /** Suggestions about a report, the likeliest first; none for those who may not read both. @throws BAD_USER_INPUT */
  async of(reportId: string, first: number): Promise<DuplicateSuggestionView[]> {
    if (first < 1 || first > MOST) throw hubError('BAD_USER_INPUT', `first takes 1 to ${MOST}, not ${first}.`);
    const rows = await this.tools.em.find(DuplicateSuggestion, { $or: [{ lowId: reportId }, { highId: reportId }] });
    const knows = await this.knownSenders(rows);
    const shown = rows.map((row) => shownSuggestion(row, reportId, knows(row)));
    const order = (one: DuplicateSuggestionView, other: DuplicateSuggestionView) =>
      other.bits - one.bits || (one.otherId < other.otherId ? -1 : 1);
    return shown.toSorted(order).slice(0, first);
  }

  /** Pairs that wait for a person, the most useful first. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async queue(page: PageArgs, filter: DuplicateQueueFilter): Promise<Connection<DuplicateSuggestionView>> {
    requireScope(this.tools.viewer, 'duplicate:read', 'see the review queue');
    checkPage(page);
    const rows = await queueRows(this.tools.em, page, filter.band ?? null, await this.agenciesOf(filter));
    const knows = await this.knownSenders(rows);
    const shown = new Map(rows.map((row) => [shownSuggestion(row, row.lowId, knows(row)), row]));
    return pageOf([...shown.keys()], page.first, (view) => {
      const { value, lowId, highId } = shown.get(view)!;
      return cursorOf(value, lowId, highId);
    });
  }

  /** Agencies whose pairs are asked for; null: all. An office without its agency has none. @throws FORBIDDEN */
  private async agenciesOf({ agencyId }: DuplicateQueueFilter): Promise<string[] | null> {
    const { viewer, scope, hub, directory } = this.tools;
    const national = viewer.role === 'CENTRAL_ADMIN' || viewer.role === 'AUDITOR';
    if (!agencyId) return national ? null : [...scope];
    if (!national && !scope.includes(agencyId)) {
      throw hubError('FORBIDDEN', 'see the review queue of another agency', 'CENTRAL_ADMIN, AUDITOR');
    }
    return directory.agenciesUnder(hub, agencyId);
  }

  /** Tells of which pairs the viewer may know both senders. */
  private async knownSenders(
    rows: readonly { lowId: string; highId: string }[],
  ): Promise<(row: { lowId: string; highId: string }) => boolean> {
    const { viewer, em } = this.tools;
    if (viewer.role === 'CENTRAL_ADMIN') return () => true;
    const ids = [...new Set(rows.flatMap(({ lowId, highId }) => [lowId, highId]))];
    const seen = new Set((await em.find(ReporterRow, { reportId: { $in: ids } })).map(({ reportId }) => reportId));
    return ({ lowId, highId }) => seen.has(lowId) && seen.has(highId);
  }
}
