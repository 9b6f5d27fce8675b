import { expect, test } from '@jest/globals';
import * as handover from '../../subgraphs/common/handover/vocabulary.ts';
import * as kit from '../../subgraphs/connectors/kit/complaint.ts';

test.each([
  ['statuses', kit.REPORT_STATUSES, handover.REPORT_STATUSES],
  ['classes', kit.CLASSIFICATIONS, handover.CLASSIFICATIONS],
  ['closers', kit.CLOSERS, handover.CLOSERS],
])('the kit and the letters speak of the same %s', (_, inKit, inLetters) => expect(inKit).toEqual(inLetters));
