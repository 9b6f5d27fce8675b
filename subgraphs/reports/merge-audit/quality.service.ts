import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { share } from '../model/interval.policy.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import type { AuditWindow } from './merge-audit.inputs.ts';
import type { CategoryQuality } from './merge-audit-view.ts';
import { suspendedCategories } from './suspension.loader.ts';
import { precisionOf } from './suspension.policy.ts';
import { AUDITED_RULE } from './suspension.service.ts';

type Row = Pick<CategoryQuality, 'categoryId' | 'rule' | 'audited' | 'correct'>;

/** Tells how well automatic joining did. */
export class QualityService {
  constructor(private readonly tools: WorkflowTools) {}

  /** Per category and rule; a category that is suspended is named even if nothing was judged. @throws FORBIDDEN, BAD_USER_INPUT */
  async of({ from, to }: AuditWindow): Promise<CategoryQuality[]> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'auto-merge:read');
    for (const day of [from, to]) {
      if (!isDay(day)) throw hubError('BAD_USER_INPUT', `window takes days like 2026-03-01, not ${day.slice(0, 20)}.`);
    }
    const suspended = await suspendedCategories(hub);
    const rows = await hub.execute<Row[]>(QUALITY, [from, to]);
    const named = new Set(rows.filter(({ rule }) => rule === AUDITED_RULE).map(({ categoryId }) => categoryId));
    const silent = [...suspended].filter((categoryId) => !named.has(categoryId));
    const all = [...rows, ...silent.map((categoryId) => ({ categoryId, rule: AUDITED_RULE, audited: 0, correct: 0 }))];
    return all.map((row) => ({
      ...row,
      precision: share(row.correct, row.audited),
      lowerBound: precisionOf(row.correct, row.audited).low,
      suspended: row.rule === AUDITED_RULE && suspended.has(row.categoryId),
    }));
  }
}

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));

const QUALITY = `select category_id as "categoryId", rule, count(*)::int as audited,
    (count(*) filter (where verdict = 'SAME'))::int as correct
  from reports.merge_audit where rule is not null and verdict is not null
    and judged_at >= ?::date and judged_at < ?::date + 1
  group by category_id, rule order by count(*) desc, category_id, rule`;
