import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Day } from '../../common/time/day.ts';
import { replaceBooks } from '../book-lock.ts';
import { orderRecomputation } from '../recomputation/recomputation.job.ts';
import { RuleSet } from './rule-set.entity.ts';
import type { PublishRuleSetInput } from './rule-set.inputs.ts';
import { ruleSets } from './rule-set.loader.ts';
import { ruleSetOn } from './rule-set.policy.ts';
import { ruleSetFault } from './rule-set-fault.policy.ts';

/** Reads and publishes rule sets. */
export class RuleSetService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The rule set that holds for reports received on `day`. */
  async on(day: Day): Promise<RuleSet> {
    return ruleSetOn(await ruleSets(this.em), day);
  }

  /** Publishes a rule set, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT naming the rule at fault */
  async publish(input: PublishRuleSetInput): Promise<RuleSet> {
    requireScope(this.viewer, 'rule:publish', 'publish a rule set');
    const version = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'publishRuleSet', viewer: this.viewer, input }, () => this.write(em, input)),
    );
    return this.em.findOneOrFail(RuleSet, { version });
  }

  private async write(em: EntityManager, { version, validFromDay, rules }: PublishRuleSetInput): Promise<string> {
    await replaceBooks(em);
    const known = await em.count(RuleSet, { version });
    const fault = known ? `The version ${version} exists already.` : ruleSetFault({ version, validFromDay, rules });
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    em.create(RuleSet, { version, validFromDay, rules, publishedAt: this.runtime.now() });
    await em.flush();
    await writeAudit(em, 'sla', { viewer: this.viewer, action: 'publishRuleSet', subject: version });
    await orderRecomputation(em, this.runtime, { book: 'RULE_SET', version, receivedFromDay: validFromDay });
    return version;
  }
}
