import type { Rule, RuleSetContent } from './rule.ts';

const LONGEST_LIMIT = 365;

/** What is wrong with one rule; null: nothing. */
function ruleFault({ stage, limitDays, starts, startsWhenAgencyPicked, ends, cancels, source }: Rule): string | null {
  if (limitDays < 1 || limitDays > LONGEST_LIMIT) return `limitDays must be 1 to ${LONGEST_LIMIT}, not ${limitDays}.`;
  if (starts.length === 0 || startsWhenAgencyPicked?.length === 0) return 'no event starts it.';
  if (ends.length + cancels.length === 0) return 'no event ends or cancels it.';
  const both = ends.find((kind) => cancels.includes(kind));
  if (both) return `${both} cannot both end and cancel it.`;
  return source.trim() === '' ? `source must say where the limit of ${stage} comes from.` : null;
}

/** What is wrong with a rule set, naming the stage; null: nothing. */
export function ruleSetFault({ version, rules }: RuleSetContent): string | null {
  if (version.trim() === '') return 'version must have a name, e.g. "permenpan-5-2025".';
  if (rules.length === 0) return 'rules must hold at least one deadline.';
  const doubled = rules.find(({ stage }, place) => rules.findIndex((rule) => rule.stage === stage) < place);
  if (doubled) return `${doubled.stage} has two rules; a stage has one deadline.`;
  for (const rule of rules) {
    const fault = ruleFault(rule);
    if (fault) return `${rule.stage}: ${fault}`;
  }
  return null;
}
