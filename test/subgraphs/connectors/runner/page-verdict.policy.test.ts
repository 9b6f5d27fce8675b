import { expect, test } from '@jest/globals';
import { type PageVerdict, verdictOf } from '../../../../subgraphs/connectors/runner/page-verdict.policy.ts';

const DAY = (day: number | null) => (day === null ? null : new Date(Date.UTC(2026, 2, day)));

test.each<[string, [string, number | null] | null, [string, number | null], PageVerdict, PageVerdict]>([
  ['what is not known', null, ['A', 1], 'CREATED', 'CREATED'],
  ['the same content', ['A', 2], ['A', 2], 'UNCHANGED', 'UNCHANGED'],
  ['the same content with a newer time stamp', ['A', 2], ['A', 9], 'UNCHANGED', 'UNCHANGED'],
  ['the same content with an older time stamp', ['A', 2], ['A', 1], 'UNCHANGED', 'UNCHANGED'],
  ['another, newer content', ['A', 2], ['B', 3], 'CHANGED', 'CHANGED'],
  ['another content of the same time', ['A', 2], ['B', 2], 'CHANGED', 'CHANGED'],
  ['another, older content', ['A', 2], ['B', 1], 'LATE', 'CHANGED'],
  ['another content without a time', ['A', 2], ['B', null], 'CHANGED', 'CHANGED'],
  ['another content where no time is known', ['A', null], ['B', 1], 'CHANGED', 'CHANGED'],
])('%s', (_, known, [contentHash, updated], bySourceTime, byArrival) => {
  const state = known && { contentHash: known[0], sourceUpdatedAt: DAY(known[1]) };
  const arriving = { contentHash, updatedAt: DAY(updated) };
  expect(verdictOf(state, arriving, 'source-time')).toBe(bySourceTime);
  expect(verdictOf(state, arriving, 'arrival')).toBe(byArrival);
});
