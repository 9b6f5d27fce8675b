import { expect, test } from '@jest/globals';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { isBreachedWhileMerged } from '../../../../subgraphs/sla/clock/while-merged.policy.ts';

const NOW = new Date('2026-03-20T03:00:00Z');
type History = ReportSnapshot['history'];
const event = (kind: 'MERGED' | 'UNMERGED' | 'VERIFIED', day: string, follows?: string | null): History[number] => ({
  ...{ seq: 1, kind, at: `2026-03-${day}T03:00:00Z`, certainty: 'EXACT' },
  ...(follows !== undefined && { follows }),
});
const clock = (
  dueDay: string,
  state: 'RUNNING' | 'BREACHED' | 'MET' = 'RUNNING',
  holder: 'AGENCY' | 'REPORTER' = 'AGENCY',
) => ({
  ...{ state, holder, dueDay: `2026-03-${dueDay}`, timezone: 'Asia/Jakarta' },
});
const APART = [event('MERGED', '10', 'a'), event('UNMERGED', '18', null)];

test.each([
  ['due in between, and overdue now', clock('12'), APART, null, true],
  ['due on the day of the merge', clock('10'), APART, null, true],
  ['due on the day on which they were taken apart: there was time', clock('18'), APART, null, false],
  ['late before it was joined', clock('09'), APART, null, false],
  ['not due yet', clock('25'), APART, null, false],
  ['ended late after they were taken apart', clock('12', 'BREACHED'), APART, null, true],
  ['ended in time', clock('12', 'MET'), APART, null, false],
  ['a window of the reporter', clock('12', 'RUNNING', 'REPORTER'), APART, null, false],
  ['it still follows', clock('12'), APART.slice(0, 1), 'a', false],
  [
    'it led: its own office saw its due day',
    clock('12'),
    [event('MERGED', '10', null), event('UNMERGED', '18', null)],
    null,
    false,
  ],
  ['it followed one after another', clock('15'), [APART[0]!, event('UNMERGED', '12', 'b'), APART[1]!], null, true],
  [
    'letters of before do not say whom it followed',
    clock('12'),
    [event('MERGED', '10'), event('UNMERGED', '18')],
    null,
    false,
  ],
])('%s', (_, one, history, mergedIntoId, breached) => {
  expect(isBreachedWhileMerged(one, { history: [event('VERIFIED', '05'), ...history], mergedIntoId }, NOW)).toBe(
    breached,
  );
});
