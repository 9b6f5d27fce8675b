import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { AutoSuspension } from './auto-suspension.entity.ts';
import type { LiftAutoSuspensionInput } from './merge-audit.inputs.ts';
import { mustSuspend, precisionOf } from './suspension.policy.ts';

/** Rule whose joins rest on likeness. The others rest on one number or identical words, and no audit stops them. */
export const AUDITED_RULE = 'SAME_SENDER';

/** Suspends automatic joining in a category when its audits since the last lifting say so. Needs SYSTEM and a transaction. */
export async function suspendIfNeeded(em: EntityManager, categoryId: string | null, now: Date): Promise<void> {
  const [row] = await em.execute<{ audited: number; correct: number }[]>(COUNT, [categoryId, AUDITED_RULE, categoryId]);
  const precision = precisionOf(row!.correct, row!.audited);
  if (!mustSuspend(precision)) return;
  const { audited, correct, low, high } = precision;
  await em.execute(
    `insert into reports.auto_suspension (id, category_id, audited, correct, low, high, suspended_at)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    [newId(now), categoryId, audited, correct, low, high, now],
  );
}

const COUNT = `select count(*)::int as audited, (count(*) filter (where a.verdict = 'SAME'))::int as correct
  from reports.merge_audit a,
    (select max(lifted_at) as at from reports.auto_suspension where category_id is not distinct from ?::uuid) lifted
  where a.rule = ? and a.verdict is not null and a.category_id is not distinct from ?::uuid
    and a.judged_at > coalesce(lifted.at, '-infinity')`;

/** Lets automatic joining go on where audits had stopped it. */
export class SuspensionService {
  constructor(private readonly tools: WorkflowTools) {}

  /** The suspension as lifted. Audits before it no longer count. @throws FORBIDDEN, BAD_USER_INPUT, AUTO_SUSPENSION_NOT_FOUND */
  async lift(input: LiftAutoSuspensionInput): Promise<AutoSuspension> {
    const { viewer, hub, now } = this.tools;
    requireScope(viewer, 'auto-merge:lift');
    if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'Say why: reason is empty.');
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'liftAutoSuspension', viewer, input }, async () => {
        const categoryId = input.categoryId ?? null;
        const found = await em.findOne(AutoSuspension, { categoryId, liftedAt: null });
        if (!found) throw hubError('AUTO_SUSPENSION_NOT_FOUND', categoryId ?? 'none');
        Object.assign(found, { liftedAt: now(), liftReason: input.reason });
        await em.flush();
        await writeAudit(em, 'reports', {
          ...{ viewer, action: 'liftAutoSuspension', subject: found.id, reason: input.reason },
        });
        return found.id;
      }),
    );
    return hub.findOneOrFail(AutoSuspension, { id }, { refresh: true });
  }
}
