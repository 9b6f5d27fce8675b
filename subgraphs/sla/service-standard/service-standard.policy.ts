import type { Day } from '../../common/time/day.ts';
import type { Rule, RuleSetContent } from '../rule-set/rule.ts';
import type { Stage } from '../rule-set/stage.ts';

/** A limit that an agency sets itself. */
export interface Standard {
  id: string;
  agencyId: string;
  stage: Stage;
  validFromDay: Day;
  limitDays: number;
  publishedAt: Date;
}

/** What sets a clock's limit: a standard, or (null) the national rule. */
export interface Limit {
  limitDays: number;
  standardId: string | null;
}

/** Of each of these agencies and stages the standard that holds for a report received on `day`. */
export function standardsOn<Kind extends Standard>(all: readonly Kind[], path: readonly string[], day: Day): Kind[] {
  const holding = new Map<string, Kind>();
  for (const one of [...all].filter(({ validFromDay }) => validFromDay <= day).sort(earlierFirst)) {
    if (path.includes(one.agencyId)) holding.set(`${one.agencyId} ${one.stage}`, one);
  }
  return [...holding.values()];
}

const earlierFirst = (a: Standard, b: Standard) =>
  a.validFromDay === b.validFromDay
    ? a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1)
    : a.validFromDay < b.validFromDay
      ? -1
      : 1;

/** The strictest limit. A national rule that became as strict or stricter holds by itself. */
export function limitOf({ stage, limitDays, holder }: Rule, standards: readonly Standard[]): Limit {
  const mayHold = standards.filter((one) => holder === 'AGENCY' && one.stage === stage && one.limitDays < limitDays);
  const strictest = mayHold.sort((a, b) => a.limitDays - b.limitDays)[0];
  return strictest ? { limitDays: strictest.limitDays, standardId: strictest.id } : { limitDays, standardId: null };
}

/** What is wrong with a standard, naming the national limit; null: nothing. `national`: the rule set valid on its first day. */
export function standardFault(
  { stage, limitDays, decree }: Pick<Standard, 'stage' | 'limitDays'> & { decree: string },
  { version, rules }: RuleSetContent,
): string | null {
  const rule = rules.find((one) => one.stage === stage);
  if (decree.trim() === '') return 'decree must name the decree or source of the standard.';
  if (!rule)
    return `The national rule set ${version} has no deadline ${stage}, so there is nothing to be stricter than.`;
  if (rule.holder !== 'AGENCY') return `${stage} is no duty of an agency; only those of agencies can be made stricter.`;
  if (limitDays < 1) return `limitDays must be 1 to ${rule.limitDays}, not ${limitDays}.`;
  if (limitDays <= rule.limitDays) return null;
  return `limitDays ${limitDays} is looser than the national limit of ${rule.limitDays} working days for ${stage} (rule set ${version}). Give ${rule.limitDays} or less.`;
}
