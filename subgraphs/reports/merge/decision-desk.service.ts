import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { Report } from '../report/report.entity.ts';
import { publishReports } from '../report/snapshot.service.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { type Ground, MergeBook } from './merge-book.service.ts';

/** What a person wants decided. */
interface DecisionInput {
  idempotencyKey: string;
  reason: string;
}

/** Decides in an open book; gives the id of the answer. */
type Work = (book: MergeBook, ground: Ground, em: EntityManager) => Promise<string>;

/** Where persons decide how reports belong together: rights, locks, audit line and letters in one transaction. */
export class DecisionDesk {
  constructor(private readonly tools: WorkflowTools) {}

  /** Does `work` once per intention; gives the id of its answer. @throws FORBIDDEN, BAD_USER_INPUT, REPORT_NOT_FOUND */
  decide(operation: string, input: DecisionInput, reportIds: readonly string[], work: Work): Promise<string> {
    const { viewer, hub, letterBox, now } = this.tools;
    requireScope(viewer, 'report:merge');
    if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'Say why: reason is empty.');
    return hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        await this.requireRights(reportIds);
        const book = await MergeBook.open(em, reportIds, now());
        const answer = await work(book, { actor: viewer, rule: 'CLERK', evidence: {}, reason: input.reason }, em);
        const changed = await book.close();
        await writeAudit(em, 'reports', { viewer, action: operation, subject: answer, reason: input.reason });
        await publishReports(em, letterBox, changed);
        return answer;
      }),
    );
  }

  /** A join also concerns what hangs on the reports joined: as far as the viewer sees it, it must be his to decide about. */
  async requireJoinRights(book: MergeBook, ids: readonly string[]): Promise<void> {
    const members = [...new Set(ids.flatMap((id) => book.standing.matterOf(id)))];
    for (const report of await this.tools.em.find(Report, { id: { $in: members } })) this.requireOwn(report);
  }

  /** Offices decide about reports of their own agency and below; anything across agencies is the centre's. */
  private async requireRights(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const report = uuidsOnly([id]).length > 0 ? await this.tools.em.findOne(Report, { id }) : null;
      if (!report) throw hubError('REPORT_NOT_FOUND', id);
      this.requireOwn(report);
    }
  }

  private requireOwn({ agencyId }: Report): void {
    const { viewer, scope } = this.tools;
    if (viewer.role !== 'CENTRAL_ADMIN' && !scope.includes(agencyId ?? '')) {
      throw hubError('FORBIDDEN', 'join or take apart reports of another agency', 'CENTRAL_ADMIN');
    }
  }
}
