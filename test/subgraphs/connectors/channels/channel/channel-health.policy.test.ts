import { expect, test } from '@jest/globals';
import { healthOf } from '../../../../../subgraphs/connectors/channels/channel/channel-health.policy.ts';
import type { ChannelPhase } from '../../../../../subgraphs/connectors/ledger/channel-phase.ts';

const NOW = new Date('2026-03-17T03:00:00Z');
const ago = (seconds: number) => new Date(NOW.valueOf() - seconds * 1_000);

test.each<[string, ChannelPhase, Date | null, number, Date | null, number, string]>([
  ['waits for a person', 'DUAL', ago(1), 1, ago(10), 300, 'PARKED'],
  ['was parked before it ever worked', 'DUAL', ago(1), 1, null, 300, 'PARKED'],
  ['failed last', 'DUAL', null, 1, ago(10), 300, 'FAILING'],
  ['failed last, long ago', 'DUAL', null, 4, ago(9_999), 300, 'FAILING'],
  ['is new', 'REGISTERED', null, 0, null, 300, 'NEVER_PULLED'],
  ['has missed its schedule twice', 'DUAL', null, 0, ago(601), 300, 'LATE'],
  ['has not missed it twice', 'DUAL', null, 0, ago(600), 300, 'HEALTHY'],
  ['pushes, and has been quiet', 'HUB_FIRST', null, 0, ago(999_999), 0, 'HEALTHY'],
  ['is closed', 'RETIRED', null, 0, ago(999_999), 300, 'HEALTHY'],
])('a channel that %s', (_, phase, parkedAt, failures, lastSuccessAt, secondsBetweenPulls, health) =>
  expect(healthOf({ phase, parkedAt, failures, lastSuccessAt, secondsBetweenPulls }, NOW)).toBe(health),
);
