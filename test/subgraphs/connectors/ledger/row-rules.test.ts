import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { CHANNEL_PHASES } from '../../../../subgraphs/connectors/ledger/channel-phase.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { item, listsConnector, pull, putChannel, rows } from '../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes, viewerOf } from '../../../support/test-runtime.ts';

const OWNER = '019a0000-0000-7000-8000-000000000001';
const BELOW = '019a0000-0000-7000-8000-000000000002';
const STRANGER = '019a0000-0000-7000-8000-000000000003';
const TABLES = ['source_record', 'source_version', 'dead_letter', 'run', 'phase_change'] as const;

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  for (const phase of CHANNEL_PHASES) {
    const id = phase.toLowerCase();
    await putChannel(runtime(), id, { agencyId: BELOW, phase: phase === 'RETIRED' ? 'DUAL' : phase });
    await pull(runtime(), id, listsConnector([[item('1'), item('2'), item('3', { broken: 'torn' })]]));
    await rows(
      runtime(),
      `insert into connectors.phase_change (id, channel_id, from_phase, to_phase, reason, by_role, at)
       values (gen_random_uuid(), ?, 'REGISTERED', 'SHADOW', 'canary', 'CENTRAL_ADMIN', now())`,
      [id],
    );
  }
  await rows(runtime(), `update connectors.channel set phase = 'RETIRED' where id = 'retired'`);
});
afterAll(() => runtimes.drop());

/** Of each table, the channels whose rows the viewer gets. */
async function seenBy(viewer: Viewer, scope: string[] = []) {
  const em = forkFor(runtime().orm, viewer, scope);
  const seen: Record<string, string[]> = {};
  for (const table of TABLES) {
    const found = await em.execute<{ id: string }[]>(
      `select distinct channel_id as id from connectors.${table} order by 1`,
    );
    seen[table] = found.map(({ id }) => id);
  }
  return seen;
}

const ALL = CHANNEL_PHASES.map((phase) => phase.toLowerCase()).sort();
const SHOWN = ['dual', 'hub_first', 'read_only', 'retired'];
const whole = (channels: string[]) => Object.fromEntries(TABLES.map((table) => [table, channels]));
const shownOnly = { source_record: SHOWN, run: SHOWN, source_version: [], dead_letter: [], phase_change: [] };

test.each<[string, Viewer, string[], Record<string, string[]>]>([
  ['the centre', viewerOf('CENTRAL_ADMIN'), [], whole(ALL)],
  ['the agency that owns them', viewerOf('AGENCY_ADMIN', { agencyId: BELOW }), [BELOW], whole(ALL)],
  ['the agency above', viewerOf('LIAISON', { agencyId: OWNER }), [OWNER, BELOW], whole(ALL)],
  ['another agency', viewerOf('AGENCY_ADMIN', { agencyId: STRANGER }), [STRANGER], shownOnly],
  ['an agency without a scope', viewerOf('AGENCY_ADMIN', { agencyId: BELOW }), [], shownOnly],
  ['the public', viewerOf('PUBLIC'), [], shownOnly],
  ['the public with a scope', viewerOf('PUBLIC', { agencyId: BELOW }), [BELOW], shownOnly],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' }), [], shownOnly],
  ['the ombudsman', viewerOf('OMBUDSMAN'), [], shownOnly],
  ['an auditor', viewerOf('AUDITOR'), [], { ...shownOnly, phase_change: ALL }],
  ['a machine of no channel', viewerOf('CONNECTOR', { channelId: '' }), [], shownOnly],
])('%s sees exactly what it may', async (_, viewer, scope, expected) => {
  expect(await seenBy(viewer, scope)).toEqual(expected);
});

test('the machine of a channel sees that channel whole, hidden or not', async () => {
  const seen = await seenBy(viewerOf('CONNECTOR', { channelId: 'shadow' }));
  expect(seen).toEqual({
    ...whole(['shadow']),
    source_record: [...SHOWN, 'shadow'],
    run: [...SHOWN, 'shadow'],
  });
});

test('without a viewer nothing but what everybody sees is there', async () => {
  const [seen] = await runtime()
    .orm.em.fork()
    .execute<{ n: number }[]>('select count(*)::int as n from connectors.source_version');
  expect(seen?.n).toBe(0);
});

test.each([
  ['source_version', 'content_hash'],
  ['phase_change', 'reason'],
  ['audit', 'action'],
])('rows of %s can be changed or deleted by no service', async (table, column) => {
  for (const sql of [`delete from connectors.${table}`, `update connectors.${table} set ${column} = 'x'`]) {
    await expect(rows(runtime(), sql)).rejects.toThrow('permission denied');
  }
});
