import { expect, test } from '@jest/globals';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import type { Rule } from '../../../../subgraphs/sla/rule-set/rule.ts';
import { ruleSetFault } from '../../../../subgraphs/sla/rule-set/rule-set-fault.policy.ts';
import { STAGES } from '../../../../subgraphs/sla/rule-set/stage.ts';

test('the founding rules are sound and give every stage its limit', () => {
  expect(ruleSetFault(FOUNDING_RULES)).toBeNull();
  expect(FOUNDING_RULES.rules.map(({ stage, limitDays }) => [stage, limitDays])).toEqual([
    ['DISPATCH', 3],
    ['AGENCY_VERIFICATION', 3],
    ['INFORMATION_REQUEST', 5],
    ['WITHOUT_FIELD_CHECK', 14],
    ['WITH_FIELD_CHECK', 60],
    ['ASPIRATION', 5],
    ['REPORTER_REPLY', 10],
    ['COMPLETION', 10],
    ['OMBUDSMAN_RIGHT', 60],
  ]);
  expect(FOUNDING_RULES.rules.map(({ stage }) => stage)).toEqual(STAGES);
});

test('only the limits for suggestions and completions stand on unchecked sources', () => {
  expect(FOUNDING_RULES.rules.filter(({ verified }) => !verified).map(({ stage }) => stage)).toEqual([
    'ASPIRATION',
    'COMPLETION',
  ]);
});

const [DISPATCH, VERIFICATION] = FOUNDING_RULES.rules as [Rule, Rule];

test.each<[string, Partial<typeof FOUNDING_RULES>, string]>([
  ['without a name', { version: '' }, 'version must have a name'],
  ['without rules', { rules: [] }, 'at least one deadline'],
  ['with two rules for one stage', { rules: [DISPATCH, VERIFICATION, DISPATCH] }, 'DISPATCH has two rules'],
  [
    'with a limit of no day',
    { rules: [{ ...DISPATCH, limitDays: 0 }] },
    'DISPATCH: limitDays must be 1 to 365, not 0.',
  ],
  ['with a limit beyond a year', { rules: [{ ...DISPATCH, limitDays: 366 }] }, 'not 366'],
  ['with a rule that nothing starts', { rules: [{ ...DISPATCH, starts: [] }] }, 'no event starts it'],
  [
    'with a shortcut that nothing starts',
    { rules: [{ ...VERIFICATION, startsWhenAgencyPicked: [] }] },
    'AGENCY_VERIFICATION: no event starts it',
  ],
  ['with a rule that nothing ends', { rules: [{ ...DISPATCH, ends: [], cancels: [] }] }, 'no event ends or cancels it'],
  ['with an event of two meanings', { rules: [{ ...DISPATCH, cancels: ['CLOSED'] }] }, 'CLOSED cannot both end and'],
  ['with a rule from nowhere', { rules: [{ ...DISPATCH, source: ' ' }] }, 'source must say where'],
])('a rule set %s is refused', (_, change, fault) => {
  expect(ruleSetFault({ ...FOUNDING_RULES, ...change })).toContain(fault);
});
