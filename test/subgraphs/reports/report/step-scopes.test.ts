import { expect, test } from '@jest/globals';
import { SCOPES, type Scope } from '../../../../subgraphs/common/identity/scopes.ts';
import { type Step, WORKFLOW } from '../../../../subgraphs/reports/report/workflow.policy.ts';

/** The scopes of the mutations that take a step; those of one scope are taken by the same roles. */
const TAKEN_BY: Record<Scope & `report:${string}`, Step[]> = {
  'report:submit': [],
  'report:own': [],
  'report:merge': [],
  'report:dispatch': ['DISPATCH'],
  'report:handle': ['VERIFY', 'RETURN', 'REQUEST_COMPLETION', 'POSTPONE', 'ADD_FOLLOW_UP'],
  'report:reply': ['REPLY', 'COMPLETE'],
  'report:close': ['CLOSE'],
  'report:archive': ['ARCHIVE'],
  'report:reopen': ['REOPEN'],
  'report:block': ['BLOCK'],
  'report:rate': ['RATE'],
};

test.each(Object.entries(TAKEN_BY).filter(([, steps]) => steps.length > 0))(
  'scope %s is that of the roles that take its steps',
  (scope, steps) => {
    const roles = WORKFLOW.filter(({ step }) => steps.includes(step)).flatMap(({ by }) => by);
    const people = [...new Set(roles)].filter((role) => role !== 'SYSTEM');
    expect([...SCOPES[scope as Scope].roles].sort()).toEqual(people.sort());
  },
);

test('every step has a scope', () => {
  const steps = Object.values(TAKEN_BY).flat();
  expect(WORKFLOW.filter(({ step }) => !steps.includes(step))).toEqual([]);
});
