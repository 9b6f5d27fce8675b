import { expect, test } from '@jest/globals';
import { transitionFor } from '../../../../subgraphs/reports/report/workflow.policy.ts';
import {
  WINDOW_RULES,
  type WindowCase,
  whyNot,
} from '../../../../subgraphs/reports/reporter-window/reporter-window.policy.ts';
import { STAGES } from '../../../../subgraphs/sla/rule-set/stage.ts';

const [REPLY] = WINDOW_RULES as [(typeof WINDOW_RULES)[number]];
const DUE = '2026-04-09';
const ANSWERED_BY_NOBODY: WindowCase = {
  status: 'IN_PROGRESS',
  historic: false,
  withdrawn: false,
  handledHere: true,
  merged: false,
  newest: { kind: 'FOLLOWED_UP', day: '2026-03-25' },
  answered: false,
};

test.each<[string, Partial<WindowCase>, string | null]>([
  ['nobody answered', {}, null],
  ['the follow-up was written on the due day', { newest: { kind: 'FOLLOWED_UP', day: DUE } }, null],
  ['it is imported history', { historic: true }, 'imported history'],
  ['its source has withdrawn it', { withdrawn: true }, 'withdrawn by its source'],
  ['it was joined to another one', { merged: true }, 'joined to another report'],
  ['only its source has worked on it', { handledHere: false }, 'its source leads it'],
  ['it is closed already', { status: 'CLOSED' }, 'it is CLOSED'],
  ['the office put it off', { status: 'POSTPONED' }, 'it is POSTPONED'],
  [
    'the reporter has the last word',
    { newest: { kind: 'REPORTER_REPLIED', day: DUE } },
    'REPORTER_REPLIED was the last',
  ],
  ['it was opened again', { newest: { kind: 'REOPENED', day: '2026-04-10' } }, 'REOPENED was the last'],
  ['a newer follow-up gave new days', { newest: { kind: 'FOLLOWED_UP', day: '2026-04-10' } }, 'a later window'],
  ['the reporter of a copy has answered', { answered: true }, 'a reporter has answered'],
])('a report whose window has passed and %s', (_, parts, why) => {
  const said = whyNot(REPLY, { ...ANSWERED_BY_NOBODY, ...parts }, DUE);
  if (why === null) expect(said).toBeNull();
  else expect(said).toContain(why);
});

test.each(WINDOW_RULES.map((rule) => [rule.step, rule] as const))(
  '%s by the system is a way of the table, and its clock one that sla knows',
  (step, { status, stage }) => {
    expect(transitionFor(step, status, 'SYSTEM').from).toContain(status);
    expect(STAGES).toContain(stage);
  },
);
