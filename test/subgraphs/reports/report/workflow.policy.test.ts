import { expect, test } from '@jest/globals';
import { REPORT_STATUSES } from '../../../../subgraphs/common/handover/vocabulary.ts';
import { ROLES } from '../../../../subgraphs/common/identity/viewer.ts';
import {
  type Step,
  statusAfter,
  stepsFrom,
  transitionFor,
  WORKFLOW,
} from '../../../../subgraphs/reports/report/workflow.policy.ts';

test.each<[string, Step[]]>([
  ['RECEIVED', ['DISPATCH', 'REQUEST_COMPLETION', 'ARCHIVE', 'BLOCK']],
  ['DISPATCHED', ['DISPATCH', 'VERIFY', 'RETURN', 'REQUEST_COMPLETION', 'POSTPONE', 'ARCHIVE', 'BLOCK']],
  ['AWAITING_COMPLETION', ['COMPLETE', 'ARCHIVE', 'BLOCK']],
  ['CLOSED', ['REOPEN']],
])('the centre can, while a report is %s, take the steps %j', (status, steps) =>
  expect(stepsFrom(status as 'RECEIVED', 'CENTRAL_ADMIN')).toEqual(steps),
);

test('a step that is not possible names those that are', () =>
  expect(() => transitionFor('VERIFY', 'CLOSED', 'AGENCY_ADMIN')).toThrow(
    'VERIFY is not possible while a report is CLOSED. Possible now: REOPEN.',
  ));

test('a role that never takes a step is told who does', () =>
  expect(() => transitionFor('VERIFY', 'DISPATCHED', 'REPORTER')).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining('LIAISON') }),
  ));

test('roles that only read take no step', () => {
  const active = new Set(WORKFLOW.flatMap(({ by }) => by));
  expect(ROLES.filter((role) => !active.has(role))).toEqual(['PUBLIC', 'OMBUDSMAN', 'CONNECTOR', 'AUDITOR']);
});

test('from every status there is a way on, for somebody', () =>
  expect(REPORT_STATUSES.filter((status) => ROLES.every((role) => stepsFrom(status, role).length === 0))).toEqual([]));

test('a completed report goes on where it was', () => {
  const complete = transitionFor('COMPLETE', 'AWAITING_COMPLETION', 'REPORTER');
  expect(statusAfter(complete, 'AWAITING_COMPLETION', 'IN_PROGRESS')).toBe('IN_PROGRESS');
  expect(statusAfter(complete, 'AWAITING_COMPLETION', null)).toBe('DISPATCHED');
});
