import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { Report } from '../report/report.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { MergeAudit } from './merge-audit.entity.ts';
import type { JudgeMergeAuditInput } from './merge-audit.inputs.ts';
import type { JudgedMergeAudit, MergeAuditView } from './merge-audit-view.ts';
import { AUDITED_RULE, suspendIfNeeded } from './suspension.service.ts';

/** Lets people judge pairs without knowing what the hub made of them. */
export class MergeAuditService {
  constructor(private readonly tools: WorkflowTools) {}

  /** Pairs that wait for a judge, in no order; none of which the viewer may not read both. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async queue(page: PageArgs): Promise<Connection<MergeAuditView>> {
    const { viewer, em } = this.tools;
    requireScope(viewer, 'merge-audit:judge', 'see the audit queue');
    checkPage(page);
    const [after] = uuidsOnly([String(readCursor(page.after, 1)?.[0] ?? '')]);
    const rows = await em.find(
      MergeAudit,
      { verdict: null, ...(after && { id: { $gt: after } }) },
      { orderBy: { id: 'asc' }, limit: page.first + 1 },
    );
    const reports = await em.find(Report, { id: { $in: rows.flatMap(({ lowId, highId }) => [lowId, highId]) } });
    const views = rows.map((row) => viewOf(row, reports));
    return pageOf(views, page.first, ({ id }) => cursorOf(id), null);
  }

  /** Keeps what a person says of a pair, and only then tells what it was. @throws FORBIDDEN, BAD_USER_INPUT, MERGE_AUDIT_NOT_FOUND, MERGE_AUDIT_NOT_POSSIBLE */
  async judge(input: JudgeMergeAuditInput): Promise<JudgedMergeAudit> {
    const { viewer, hub, em: own } = this.tools;
    requireScope(viewer, 'merge-audit:judge', 'judge joined reports');
    if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'Say why: reason is empty.');
    const known = uuidsOnly([input.auditId]).length > 0 && (await own.findOne(MergeAudit, { id: input.auditId }));
    if (!known) throw hubError('MERGE_AUDIT_NOT_FOUND', input.auditId);
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'judgeMergeAudit', viewer, input }, () => this.keep(em, input)),
    );
    return this.judged(await hub.findOneOrFail(MergeAudit, { id }, { refresh: true }));
  }

  private async keep(em: EntityManager, { auditId, verdict, reason }: JudgeMergeAuditInput): Promise<string> {
    const { viewer, now } = this.tools;
    // One judgement at a time, so that the last one of a category counts all the others.
    await em.execute(`select pg_advisory_xact_lock(hashtext('reports.merge_audit'))`);
    const audit = await em.findOneOrFail(MergeAudit, { id: auditId }, { refresh: true });
    if (audit.verdict !== null) throw hubError('MERGE_AUDIT_NOT_POSSIBLE', 'it has been judged already.');
    if (viewer.userId === null) throw hubError('MERGE_AUDIT_NOT_POSSIBLE', 'it takes a person: this token names none.');
    if (await decidedBy(em, audit, viewer.userId)) {
      throw hubError(
        'MERGE_AUDIT_NOT_POSSIBLE',
        'you have decided about these reports yourself; somebody else judges.',
      );
    }
    Object.assign(audit, { verdict, reason, judgedAt: now(), judgeRole: viewer.role, judgeUser: viewer.userId });
    await em.flush();
    if (audit.rule === AUDITED_RULE) await suspendIfNeeded(em, audit.categoryId, now());
    await writeAudit(em, 'reports', { viewer, action: 'judgeMergeAudit', subject: auditId, reason });
    return auditId;
  }

  /** A pair that is wrongly joined is offered to be taken apart: the one of the two that follows the other. */
  private async judged({ id, lowId, highId, verdict, rule }: MergeAudit): Promise<JudgedMergeAudit> {
    const pair = await this.tools.hub.find(Report, { id: { $in: [lowId, highId] } });
    const [one, other] = pair.map((report) => report.mergedIntoId ?? report.id);
    const following = one === other && verdict === 'DIFFERENT' ? pair.find(({ mergedIntoId }) => mergedIntoId) : null;
    return { id, verdict: verdict!, rule, unmergeId: following?.id ?? null };
  }
}

function viewOf({ id, lowId, highId }: MergeAudit, reports: readonly Report[]): MergeAuditView {
  const of = (reportId: string) => {
    const { receivedAt, categoryId } = reports.find((report) => report.id === reportId)!;
    return { reportId, receivedAt, categoryId };
  };
  return { id, one: of(lowId), other: of(highId) };
}

/** Decisions keep a role only; who it was stands in the audit log. */
async function decidedBy(em: EntityManager, { lowId, highId }: MergeAudit, userId: string): Promise<boolean> {
  const rows = await em.execute(
    `select 1 from reports.audit a join reports.merge_decision d on d.id::text = a.subject
     where a.user_id = ? and (d.low_id in (?, ?) or d.high_id in (?, ?)) limit 1`,
    [userId, lowId, highId, lowId, highId],
  );
  return rows.length > 0;
}
