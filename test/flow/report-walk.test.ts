import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { clockAlarms } from '../../subgraphs/common/handover/clock-alarms.topic.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';
import { WALK, WALKED } from './walk-operations.ts';

const NOW = new Date('2026-04-20T03:00:00Z');
const PASAMAN = seedId('wilayah:13.08');
const AGAM = seedId('wilayah:13.06');
const NOBODY = '00000000-0000-7000-8000-000000000000';
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });

type Who = 'centre' | 'admin' | 'office' | 'stranger' | 'citizen' | 'neighbour' | 'auditor' | 'public';
type Operation = (typeof WALKED)[number];
/** As loose as JSON is; what matters is compared below. */
interface Told {
  id: string;
  version: number;
  agency?: { name: string };
  rating?: { score: number };
  proposedAgencies?: { agency: { name: string } }[];
  edges?: { node: { title: string; agency: { name: string } | null } }[];
  timeline?: { edges: { node: { kind: string } }[] };
}

let runtimes: TestRuntimes;
let gateway: RunningGateway;
let office: string;
let template = '';
let report: Told;
const tokens = new Map<Who, string>();
const done = new Set<Operation>();

beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES, NOW);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  gateway = await startGateway({ supergraphSdl, config, log: runtimes.log, subgraphs: await localSubgraphs(runtimes) });
  const token = async (who: Who, claims: Parameters<typeof makeToken>[0]) =>
    tokens.set(who, await makeToken({ sub: `${who}-1`, ...claims }, config, 600));
  await token('centre', { role: 'CENTRAL_ADMIN' });
  await token('admin', { role: 'AGENCY_ADMIN', agency: PASAMAN });
  await token('stranger', { role: 'AGENCY_ADMIN', agency: AGAM });
  await token('citizen', { role: 'REPORTER' });
  await token('neighbour', { role: 'REPORTER' });
  await token('auditor', { role: 'AUDITOR' });
  office = await registerOffice();
  await token('office', { role: 'LIAISON', agency: office });
  await untilDrained(runtimes.letterBox);
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
});

interface Answer {
  data: Record<string, Told> | null;
  errors?: { message: string }[];
}
async function ask(who: Who, query: string, variables: object): Promise<Answer> {
  const authorization = tokens.has(who) ? { authorization: `Bearer ${tokens.get(who)}` } : {};
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}
async function registerOffice(): Promise<string> {
  const source = 'mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) { id } }';
  const input = { name: 'Dinas Contoh Pasaman', kind: 'OFFICE', parentId: PASAMAN, validFromDay: '2020-01-01' };
  const { data, errors } = await ask('centre', source, { input: { idempotencyKey: 'office', ...input } });
  expect(errors).toBeUndefined();
  return data!.registerAgency!.id;
}

/** Ids that the table names by a word. */
const named = () => ({ AGAM, PASAMAN, OFFICE: office, NOBODY, TEMPLATE: template, REPORT: report?.id ?? '' });
const spelled = (text: string) =>
  Object.entries(named()).reduce((words, [name, id]) => words.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), id), text);

/** What a step takes unless the table says otherwise. */
const USUAL: Partial<Record<Operation, object>> = {
  'submit-report': {
    body: 'Lampu jalan di Jalan Contoh padam.',
    anonymous: false,
    secret: false,
    place: { province: 'Sumatera Barat', regency: 'Pasaman' },
  },
  'verify-report': {},
  'block-report': {},
  'close-report': {},
  'archive-report': {},
  'rate-report': {},
  'save-follow-up-template': {},
  'save-routing-rule': {},
};
const QUERIES: readonly Operation[] = ['my-reports', 'follow-up-templates', 'proposed-agencies', 'routing-rules'];
const NOT_ON_A_REPORT: readonly Operation[] = ['submit-report', 'save-follow-up-template', 'save-routing-rule'];
let keys = 0;

function variablesOf(operation: Operation, more: object): object {
  if (QUERIES.includes(operation)) return { reportId: report.id };
  keys += 1;
  const on = NOT_ON_A_REPORT.includes(operation) ? {} : { reportId: report.id, expectedVersion: report.version };
  const words = USUAL[operation] ?? { message: 'Contoh alasan.' };
  return { input: { idempotencyKey: `walk-${keys}`, ...on, ...words, ...more } };
}

/** What the answer says, in the words of the table. */
const shown = (told: Told): Record<string, unknown> => ({
  ...told,
  agency: told.agency?.name,
  rating: told.rating?.score,
  first: told.edges?.[0]?.node.title,
  agencyOfRule: told.edges?.[0]?.node.agency?.name,
  proposed: told.proposedAgencies?.[0]?.agency.name,
});

const LINE = /^(?<who>\w+): (?<operation>[\w-]+)(?: (?<more>\{.*\}))? → (?:✗ (?<refusal>.*)|(?<outcome>.*))$/;

test.each(WALK)('%s', async (line) => {
  const { who, operation, more, refusal, outcome } = LINE.exec(line)!.groups as Record<string, string>;
  const file = operation as Operation;
  const text = readFileSync(fromRoot('schema', 'operations', `${file}.graphql`), 'utf8');
  const { data, errors } = await ask(who as Who, text, variablesOf(file, JSON.parse(spelled(more ?? '{}'))));
  if (refusal) return expect(errors?.[0]?.message).toBe(spelled(refusal));
  expect(errors).toBeUndefined();
  const told = Object.values(data!)[0]!;
  for (const fact of outcome!.split(/ (?=\w+=)/)) {
    const [name, value] = fact.split('=');
    expect([name, String(shown(told)[name!])]).toEqual([name, value]);
  }
  if (told.version) report = { ...report, ...told };
  if (file === 'save-follow-up-template') template = told.id;
  done.add(file);
});

test('a passed window of the reporter, told by letter, lets the system close it, once', async () => {
  const alarm = { reportId: report.id, clockId: 'clock-1', stage: 'REPORTER_REPLY', kind: 'PASSED' as const };
  const rest = { dueDay: '2026-05-05', agencyId: office, shown: true, level: null, at: '2026-05-06T00:00:00Z' };
  for (const letter of [1, 2]) {
    await runtimes.letterBox.post(clockAlarms, { alarms: [{ ...alarm, ...rest }] }, `letter-${letter}`);
  }
  await untilDrained(runtimes.letterBox);
  const query =
    '{ report(id: "#") { status closedBy version rating { score } timeline(first: 100) { totalCount edges { node { kind actorRole } } } } }';
  const { data } = await ask('centre', query.replace('#', report.id), {});
  expect(data!.report).toMatchObject({ status: 'CLOSED', closedBy: 'SYSTEM', version: report.version + 1 });
  const kinds = data!.report!.timeline!.edges.map(({ node }) => node.kind);
  expect(kinds.filter((kind) => kind === 'DISPATCHED')).toHaveLength(4);
  expect(kinds.at(-1)).toBe('CLOSED');
});

test('every operation of the walk was run', () => expect([...done].sort()).toEqual([...WALKED].sort()));
