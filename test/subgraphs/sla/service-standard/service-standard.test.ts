import { expect, test } from '@jest/globals';
import { FOUNDING_RULES } from '../../../../subgraphs/sla/rule-set/founding-rules.ts';
import type { Stage } from '../../../../subgraphs/sla/rule-set/stage.ts';
import {
  limitOf,
  type Standard,
  standardFault,
  standardsOn,
} from '../../../../subgraphs/sla/service-standard/service-standard.policy.ts';

const ruleOf = (stage: Stage) => FOUNDING_RULES.rules.find((rule) => rule.stage === stage)!;
const standard = (id: string, agencyId: string, limitDays: number, validFromDay = '2026-01-01'): Standard => ({
  ...{ id, agencyId, limitDays, validFromDay, stage: 'WITHOUT_FIELD_CHECK', publishedAt: new Date(0) },
});

test.each<[string, Standard[], number, string | null]>([
  ['without a standard the national rule', [], 14, null],
  ['a stricter one', [standard('a', 'x', 7)], 7, 'a'],
  ['of two the strictest', [standard('a', 'x', 7), standard('b', 'y', 5)], 5, 'b'],
  ['as strict as the nation: the nation', [standard('a', 'x', 14)], 14, null],
  ['looser than the nation has become: the nation', [standard('a', 'x', 20)], 14, null],
])('%s sets the limit', (_, standards, limitDays, standardId) =>
  expect(limitOf(ruleOf('WITHOUT_FIELD_CHECK'), standards)).toEqual({ limitDays, standardId }),
);

test('a standard moves no other stage, and no duty but an agency’s', () => {
  expect(limitOf(ruleOf('WITH_FIELD_CHECK'), [standard('a', 'x', 7)])).toEqual({ limitDays: 60, standardId: null });
  const dispatch = { ...standard('a', 'x', 1), stage: 'DISPATCH' as const };
  expect(limitOf(ruleOf('DISPATCH'), [dispatch])).toEqual({ limitDays: 3, standardId: null });
});

test.each([
  ['2025-12-31', []],
  ['2026-01-01', ['a']],
  ['2026-02-01', ['b']],
  ['2026-03-01', ['b', 'up']],
])('received on %s the standards %j hold', (day, ids) => {
  const all = [
    standard('b', 'office', 9, '2026-02-01'),
    standard('a', 'office', 7),
    standard('up', 'above', 8, '2026-03-01'),
    standard('foreign', 'elsewhere', 1),
  ];
  expect(standardsOn(all, ['office', 'above'], day).map(({ id }) => id)).toEqual(ids);
});

test.each<[Stage, number, string, string | null]>([
  ['WITHOUT_FIELD_CHECK', 7, 'SK', null],
  ['WITHOUT_FIELD_CHECK', 14, 'SK', null],
  ['WITHOUT_FIELD_CHECK', 15, 'SK', 'limit of 14 working days for WITHOUT_FIELD_CHECK (rule set founding-1)'],
  ['WITHOUT_FIELD_CHECK', 0, 'SK', '1 to 14, not 0'],
  ['WITHOUT_FIELD_CHECK', 7, ' ', 'decree must name'],
  ['OMBUDSMAN_RIGHT', 7, 'SK', 'no duty of an agency'],
])('%s within %i days by "%s": %s', (stage, limitDays, decree, fault) => {
  const found = standardFault({ stage, limitDays, decree }, FOUNDING_RULES);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});
