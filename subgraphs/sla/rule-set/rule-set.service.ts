import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { recomputeClocks } from '../../common/handover/recompute-clocks.topic.ts';
import { requireRole } from '../../common/identity/require-role.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Day } from '../../common/time/day.ts';
import { ruleSetShape } from './rule.ts';
import { RuleSet } from './rule-set.entity.ts';
import type { PublishRuleSetInput } from './rule-set.inputs.ts';
import { ruleSetOn, ruleSets } from './rule-set.loader.ts';

/** Reads and publishes rule sets. */
export class RuleSetService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The rule set that holds for reports received on `day`. */
  async on(day: Day): Promise<RuleSet> {
    return ruleSetOn(await ruleSets(this.em), day) as RuleSet;
  }

  /** Publishes a rule set, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT naming the rule at fault */
  async publish(input: PublishRuleSetInput): Promise<RuleSet> {
    requireRole(this.viewer, 'publish a rule set', 'CENTRAL_ADMIN');
    const { version, validFromDay, rules } = input;
    const checked = ruleSetShape.safeParse({ version, validFromDay, rules });
    if (!checked.success) {
      throw hubError('BAD_USER_INPUT', checked.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
    }
    await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'publishRuleSet', viewer: this.viewer, input }, async () => {
        if (await em.count(RuleSet, { version }))
          throw hubError('BAD_USER_INPUT', `The version ${version} exists already.`);
        em.create(RuleSet, { ...checked.data, publishedAt: this.runtime.now() });
        await em.flush();
        await writeAudit(em, 'sla', { viewer: this.viewer, action: 'publishRuleSet', subject: version });
        await this.runtime.letterBox.send(em, recomputeClocks, { afterReportId: null });
        return version;
      }),
    );
    return this.em.findOneOrFail(RuleSet, { version });
  }
}
