import { expect, test } from '@jest/globals';
import * as handover from '../../subgraphs/common/handover/vocabulary.ts';
import * as kit from '../../subgraphs/connectors/kit/complaint.ts';
import * as alarm from '../../subgraphs/sla/alarm/alarm-kind.ts';
import { STAGES } from '../../subgraphs/sla/rule-set/stage.ts';

test.each([
  ['statuses', kit.REPORT_STATUSES, handover.REPORT_STATUSES],
  ['classes', kit.CLASSIFICATIONS, handover.CLASSIFICATIONS],
  ['closers', kit.CLOSERS, handover.CLOSERS],
])('the kit and the letters speak of the same %s', (_, inKit, inLetters) => expect(inKit).toEqual(inLetters));

test.each([
  ['stages', STAGES, handover.STAGES],
  ['alarms', alarm.ALARM_KINDS, handover.ALARM_KINDS],
  ['levels', alarm.ESCALATION_LEVELS, handover.ESCALATION_LEVELS],
])('sla and the letters speak of the same %s', (_, inSla, inLetters) => expect(inSla).toEqual(inLetters));
