import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { reports } from '../../subgraphs/reports/parts.ts';
import { sweepAlarms } from '../../subgraphs/sla/alarm/alarm.job.ts';
import { sla } from '../../subgraphs/sla/parts.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../support/test-runtime.ts';

const PASAMAN = seedId('wilayah:13.08');
const citizen = viewerOf('REPORTER', { userId: 'warga-1' });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: PASAMAN });
/** The hub's clock; moved in the course of the test. */
const now = new Date('2026-04-06T03:00:00Z');

let hub: TestRuntimes;
let answered: Told;
let asked: Told;
interface Told {
  id: string;
  version: number;
  status?: string;
  closedBy?: string | null;
}

beforeAll(async () => {
  hub = await testRuntimes(DATABASES, now);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(hub.of(database.schema));
    await jobs(hub.of(database.schema));
  }
  await untilDrained(hub.letterBox);
  answered = await step('submitReport', 'a', citizen, { ...COMPLAINT, body: 'Lampu di Jalan Contoh padam.' });
  asked = await step('submitReport', 'b', citizen, { ...COMPLAINT, body: 'Air di Jalan Contoh keruh sejak Senin.' });
}, 60_000);
afterAll(() => hub.drop());

const COMPLAINT = { anonymous: false, secret: false, agencyId: PASAMAN };

async function step(name: string, key: string, viewer: typeof citizen, input: object): Promise<Told> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { id version status closedBy } }`;
  const { data, errors } = await ask(reports, hub, viewer, source, { input: { idempotencyKey: key, ...input } });
  expect(errors).toBeUndefined();
  return (data as Record<string, Told>)[name]!;
}

const on = ({ id, version }: Told, more: object) => ({ reportId: id, expectedVersion: version, ...more });

async function dayPasses(day: string): Promise<void> {
  now.setTime(Date.parse(`${day}T03:00:00Z`));
  await untilDrained(hub.letterBox);
  await sweepAlarms(hub.of('sla'));
  await untilDrained(hub.letterBox);
}

async function standing({ id }: Told): Promise<unknown> {
  const source = 'query ($id: ID!) { report(id: $id) { status closedBy resolution } }';
  const { data } = await ask(reports, hub, admin, source, { id });
  return (data as { report: unknown }).report;
}

test('ten working days without a reply: the clock passes, the letter goes, the report is closed by the system', async () => {
  answered = await step('verifyReport', 'a2', admin, on(answered, {}));
  answered = await step('addFollowUp', 'a3', admin, on(answered, { message: 'Sudah diperbaiki.' }));
  await dayPasses('2026-04-20');
  expect(await standing(answered)).toEqual({ status: 'IN_PROGRESS', closedBy: null, resolution: null });
  await dayPasses('2026-04-21');
  expect(await standing(answered)).toEqual({ status: 'CLOSED', closedBy: 'SYSTEM', resolution: null });
});

test('what was asked for does not come: archived by the system; a reply in time keeps the report open', async () => {
  asked = await step('requestCompletion', 'b2', admin, on(asked, { message: 'Mohon nomor rumah.' }));
  const reply = await step('submitReport', 'c', citizen, { ...COMPLAINT, body: 'Sampah di Jalan Contoh menumpuk.' });
  const open = await step('requestCompletion', 'c2', admin, on(reply, { message: 'Di mana tepatnya?' }));
  await dayPasses('2026-04-23');
  await step('replyToReport', 'c3', citizen, on(open, { message: 'Di depan pasar.' }));
  await dayPasses('2026-05-20');
  expect(await standing(asked)).toEqual({ status: 'ARCHIVED', closedBy: 'SYSTEM', resolution: null });
  expect(await standing(open)).toEqual({ status: 'DISPATCHED', closedBy: null, resolution: null });
});

test('each moment was told once, whoever sweeps again', async () => {
  const source =
    'query ($id: ID!) { _entities(representations: [{ __typename: "Report", id: $id }]) { ... on Report { alarms { kind } } } }';
  const kinds = async () => {
    const { data } = await ask(sla, hub, viewerOf('CENTRAL_ADMIN'), source, { id: answered.id });
    return (data as { _entities: [{ alarms: { kind: string }[] }] })._entities[0].alarms.map(({ kind }) => kind).sort();
  };
  const told = await kinds();
  expect(told.filter((kind) => kind === 'PASSED')).toHaveLength(1);
  await dayPasses('2026-05-21');
  expect(await kinds()).toEqual(told);
});
