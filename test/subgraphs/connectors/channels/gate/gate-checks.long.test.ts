import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../../../subgraphs/common/database/uuid.ts';
import { GateService } from '../../../../../subgraphs/connectors/channels/gate/gate.service.ts';
import type { ChannelPhase } from '../../../../../subgraphs/connectors/ledger/channel-phase.ts';
import { daysAgo, putCleanFortnight, putComparison, putFact } from '../../../../support/gate-facts.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { channelNow, item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import { putDelivery } from '../../../../support/push-source.ts';
import { OFFICE, testChannels } from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const by = { by_role: 'AGENCY_ADMIN', at: TEST_NOW };
const fact = (table: string, facts: object) => (id: string) => putFact(runtime(), table, id, { ...facts });
const records =
  (...items: ReturnType<typeof item>[]) =>
  async (id: string) =>
    void (await pull(runtime(), id, listingConnector(items)));
const privacy =
  (count: number, isRight: boolean, at = TEST_NOW) =>
  async (id: string) => {
    for (let n = 0; n < count; n += 1)
      await putFact(runtime(), 'privacy_check', id, {
        ...by,
        at,
        external_id: `${n}`,
        settings_version: 1,
        is_right: isRight,
      });
  };
const pulls = (count: number, hours: number) => async (id: string) => {
  for (let n = 0; n < count; n += 1) {
    const at = new Date(TEST_NOW.valueOf() - n * hours * 3_600_000);
    await putFact(runtime(), 'run', id, { started_at: at, ended_at: at, outcome: 'DONE' });
  }
};
const told = (count: number, state: 'DONE' | 'UNCERTAIN') => async (id: string) => {
  await records(item('1'))(id);
  const [record] = await rows<{ id: string }>(
    runtime(),
    'select id from connectors.source_record where channel_id = ?',
    [id],
  );
  await rows(
    runtime(),
    `insert into connectors.pilot_report (channel_id, external_id, added_at, by_role) values (?, '1', now(), 'x') on conflict do nothing`,
    [id],
  );
  for (let n = 0; n < count; n += 1)
    await putDelivery(runtime(), { channelId: id, sourceRecordId: record!.id, state, key: `${id}-${state}-${n}` });
};
const rehearsal = (parts = {}) =>
  fact('rehearsal', {
    started_at: daysAgo(3),
    ended_at: daysAgo(3),
    seconds: 600,
    limit_seconds: 7200,
    losses: 0,
    doubles: 0,
    ...parts,
  });
const probe = (what: string, asked: string, resolves = true, at = TEST_NOW) =>
  fact('redirect_probe', { what, asked, resolves, at });
const archive = (found: string, at = TEST_NOW) =>
  fact('archive_proof', { expected_hash: 'a', found_hash: found, records: 1, at });
const clean = (id: string) => putCleanFortnight(runtime(), id);
const unclean = (days: number) => (id: string) => putComparison(runtime(), id, days, 1);
const since = (phase: string, days: number) =>
  fact('phase_change', { from_phase: 'X', to_phase: phase, reason: 'x', by_role: 'x', at: daysAgo(days) });
const closed = item('1', { means: 'CLOSED' });

type Step = (id: string) => Promise<unknown>;
// What makes each check green, and what then makes it red again.
// biome-ignore format: a table
const CHECKS: [to: ChannelPhase, name: string, green: Step[], red: Step[][]][] = [
  ['SHADOW',    'CONFORMANCE_PASSED',        [fact('conformance_card', { settings_version: 1, passed: true, card: '{}', at: TEST_NOW })], []],
  ['SHADOW',    'NO_UNKNOWN_STATUS',         [records(item('1'))], [[records(item('1'), item('2', { means: 'UNKNOWN' }))]]],
  ['SHADOW',    'PRIVACY_MAPPING_CONFIRMED', [fact('privacy_check', { ...by, settings_version: 1, is_right: true })], []],
  ['DUAL',      'HISTORY_IMPORTED',          [fact('import_run', { dry: false, outcome: 'DONE', records: 9, started_at: TEST_NOW })], []],
  ['DUAL',      'CLEAN_DAYS',                [clean], [[unclean(0.5)], [since('SHADOW', 5)]]],
  ['DUAL',      'PULLED_IN_TIME',            [pulls(12, 0.05)], [[pulls(12, 20)]]],
  ['DUAL',      'NO_OLD_DEAD_LETTER',        [records(item('1'))], [[fact('dead_letter', { raw_hash: 'x', sealed_raw: 'x', readable: true, place: 'x', reason: 'x', first_seen_at: daysAgo(3), last_seen_at: TEST_NOW })]]],
  ['DUAL',      'PRIVACY_SAMPLED',           [privacy(50, true, daysAgo(1))], [[privacy(1, false)], [since('SHADOW', 0)]]],
  ['HUB_FIRST', 'CLEAN_DAYS',                [since('DUAL', 20), clean], [[since('DUAL', 3)]]],
  ['HUB_FIRST', 'PILOT_TOLD',                [told(50, 'DONE')], [[told(1, 'UNCERTAIN')]]],
  ['HUB_FIRST', 'ROLL_BACK_REHEARSED',       [rehearsal()], []],
  ['HUB_FIRST', 'OLD_NUMBERS_RESOLVE',       [records(item('1')), probe('NUMBER', '1')], [[records(item('1'), item('2'))]]],
  ['READ_ONLY', 'NOTHING_NEW_THERE',         [clean, unclean(0.5)], []],
  ['READ_ONLY', 'REDIRECT_ANSWERS',          [probe('URL', '/a', false, daysAgo(1)), probe('URL', '/a')], [[probe('URL', '/b', false)]]],
  ['RETIRED',   'NOTHING_OPEN_THERE',        [records(closed)], [[records(closed, item('2'))]]],
  ['RETIRED',   'ARCHIVE_MATCHES',           [archive('a', daysAgo(1))], [[archive('b')]]],
  ['RETIRED',   'NINETY_DAYS',               [since('READ_ONLY', 91)], [[since('READ_ONLY', 89)]]],
];

const stateOf = async (id: string, to: ChannelPhase, name: string) => {
  const { checks } = await new GateService(runtime()).report(await channelNow(runtime(), id), to);
  return checks.find((check) => check.name === name)!;
};

test.each(CHECKS)(
  '%s %s is red without rows, green with them, and red when something speaks against it',
  async (to, name, green, reds) => {
    for (const red of reds.length > 0 ? reds : [[]]) {
      const id = `k-${newId()}`;
      await putChannel(runtime(), id, { agencyId: OFFICE });
      expect(await stateOf(id, to, name)).toMatchObject({ state: 'RED', rows: [] });
      for (const step of green) await step(id);
      const found = await stateOf(id, to, name);
      expect(found.because).toBe('Nothing speaks against it.');
      expect(found.rows.length).toBeGreaterThan(0);
      await rows(runtime(), 'update connectors.channel set cursor = null where id = ?', [id]);
      for (const step of red) await step(id);
      if (red.length > 0) expect(await stateOf(id, to, name)).toMatchObject({ state: 'RED' });
    }
  },
);

// biome-ignore format: a table
test.each<[string, ChannelPhase, string, Step[]]>([
  ['a card of other settings',                  'SHADOW',    'CONFORMANCE_PASSED',        [fact('conformance_card', { settings_version: 2, passed: true, card: '{}', at: TEST_NOW })]],
  ['a mapping confirmed under other settings',  'SHADOW',    'PRIVACY_MAPPING_CONFIRMED', [fact('privacy_check', { ...by, settings_version: 2, is_right: true })]],
  ['a dry run',                                 'DUAL',      'HISTORY_IMPORTED',          [fact('import_run', { dry: true, outcome: 'DONE', records: 9, started_at: TEST_NOW })]],
  ['comparisons of weekends only',              'DUAL',      'CLEAN_DAYS',                [(id) => Promise.all([2, 3, 9, 10, 16, 17, 23, 24, 30, 31].map((days) => putComparison(runtime(), id, days)))]],
  ['comparisons of some days of receipt',       'DUAL',      'CLEAN_DAYS',                [(id) => Promise.all([1, 4, 5, 6, 7, 8, 11, 12, 13, 14].map((days) => putComparison(runtime(), id, days, 0, { from_day: '2026-01-01' })))]],
  ['one-sided comparisons',                     'DUAL',      'CLEAN_DAYS',                [(id) => Promise.all([1, 4, 5, 6, 7, 8, 11, 12, 13, 14].map((days) => putComparison(runtime(), id, days, 0, { sides: 'ONE_SIDED' })))]],
  ['clean days of last month',                  'DUAL',      'CLEAN_DAYS',                [(id) => Promise.all(Array.from({ length: 14 }, (_, n) => putComparison(runtime(), id, n + 30)))]],
  ['a rehearsal that lost a report',            'HUB_FIRST', 'ROLL_BACK_REHEARSED',       [rehearsal({ losses: 1 })]],
  ['a rehearsal that took too long',            'HUB_FIRST', 'ROLL_BACK_REHEARSED',       [rehearsal({ seconds: 7201 })]],
  ['a rehearsal of last month',                 'HUB_FIRST', 'ROLL_BACK_REHEARSED',       [rehearsal({ ended_at: daysAgo(31) })]],
])('%s opens nothing', async (_, to, name, steps) => {
  const id = `t-${newId()}`;
  await putChannel(runtime(), id, { agencyId: OFFICE });
  for (const step of steps) await step(id);
  expect(await stateOf(id, to, name)).toMatchObject({ state: 'RED' });
});
