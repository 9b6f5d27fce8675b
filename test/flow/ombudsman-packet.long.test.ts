import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DOORS } from '../../gateway/doors/doors.ts';
import type { Packet } from '../../gateway/doors/ombudsman/packet.ts';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const PASAMAN = seedId('wilayah:13.08');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
/** The hub's clock; moved in the course of the tests. */
const now = new Date('2026-03-17T03:00:00Z');

let runtimes: TestRuntimes;
let gateway: RunningGateway;
let origin: string;
let report: { id: string; number: string };
let folder: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-hub-packet-'));
  runtimes = await testRuntimes(DATABASES, now);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  const subgraphs = await localSubgraphs(runtimes);
  gateway = await startGateway({ supergraphSdl, config, log: runtimes.log, subgraphs, doors: DOORS, now: () => now });
  origin = new URL(gateway.url).origin;
  // What the register has told has to be known before a report names its agency.
  await untilDrained(runtimes.letterBox);
  tokens.citizen = await makeToken({ sub: 'warga-1', role: 'REPORTER' }, config, 600);
  tokens.neighbour = await makeToken({ sub: 'warga-2', role: 'REPORTER' }, config, 600);
  tokens.office = await makeToken({ sub: 'admin-1', role: 'AGENCY_ADMIN', agency: PASAMAN }, config, 600);
  tokens.centre = await makeToken({ sub: 'pusat-1', role: 'CENTRAL_ADMIN' }, config, 600);
  const { data } = await graph(
    'citizen',
    'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { id number } }',
    {
      input: { idempotencyKey: 'k', body: 'Jalan Contoh rusak.', anonymous: false, secret: true, agencyId: PASAMAN },
    },
  );
  report = data.submitReport;
  await graph('office', 'query ($id: ID!) { report(id: $id) { content { body } } }', { id: report.id });
  await untilDrained(runtimes.letterBox);
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
  rmSync(folder, { recursive: true });
});

async function graph(who: string, query: string, variables: object) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}` };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  expect(answer).not.toHaveProperty('errors');
  return answer as { data: { submitReport: { id: string; number: string } } };
}

const take = (who: string | null, name: string) =>
  fetch(`${origin}/ombudsman/${name}`, who ? { headers: { authorization: `Bearer ${tokens[who] ?? who}` } } : {});

const refusal = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

test('before 60 working days have passed there is none, and the answer says when', async () => {
  expect(await refusal(await take('citizen', report.id))).toEqual([409, 'OMBUDSMAN_RIGHT_NOT_YET']);
});

test('after 60 working days without follow-up the reporter takes it: history, deadlines day by day, who looked', async () => {
  now.setTime(Date.parse('2026-07-06T03:00:00Z'));
  const response = await take('citizen', report.id);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const packet = (await response.json()) as Packet;
  expect(packet).toMatchObject({
    issuedTo: 'REPORTER',
    issuedAt: '2026-07-06T03:00:00.000Z',
    reportNumber: report.number,
  });
  const bodies = (kind: string) => packet.entries.filter((entry) => entry.kind === kind).map(({ body }) => body);
  expect(bodies('REPORT')).toMatchObject([{ content: { body: 'Jalan Contoh rusak.' }, ombudsmanEligible: true }]);
  expect(bodies('EVENT')).toContainEqual(expect.objectContaining({ kind: 'RECEIVED' }));
  expect(bodies('ACCESS')).toMatchObject([{ kind: 'CONTENT', role: 'AGENCY_ADMIN' }]);
  const right = bodies('CLOCK').find((clock) => (clock as { stage: string }).stage === 'OMBUDSMAN_RIGHT');
  expect(right).toMatchObject({ dueDay: '2026-06-26', state: 'PASSED', limitDays: 60 });
  expect((right as { trace: object[] }).trace).toContainEqual(expect.objectContaining({ day: '2026-03-20', count: 0 }));
});

test('one command proves it without a network, as JSON and as PDF, and finds a changed letter', async () => {
  const files = { json: join(folder, 'packet.json'), pdf: join(folder, 'packet.pdf'), key: join(folder, 'key.pem') };
  writeFileSync(files.json, await (await take('citizen', report.id)).text());
  writeFileSync(files.pdf, Buffer.from(await (await take('centre', `${report.id}.pdf`)).arrayBuffer()));
  writeFileSync(files.key, await (await take(null, 'key.pem')).text());
  const verified = (file: string) =>
    promisify(execFile)(process.execPath, [fromRoot('dist', 'scripts', 'packet-verify.js'), file, '--key', files.key]);
  expect((await verified(files.json)).stdout).toContain(`report ${report.number}`);
  expect((await verified(files.pdf)).stdout).toContain('It bears the given key.');
  writeFileSync(files.json, readFileSync(files.json, 'utf8').replace('Jalan Contoh rusak.', 'Jalan Contoh bagus.'));
  await expect(verified(files.json)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Entry 1 (REPORT)'),
  });
}, 60_000);

test.each<[string, string | null, () => string, unknown[]]>([
  ['the public', null, () => report.id, [403, 'FORBIDDEN']],
  ['another citizen', 'neighbour', () => report.id, [403, 'FORBIDDEN']],
  ['the office it is about', 'office', () => report.id, [403, 'FORBIDDEN']],
  ['a token that does not hold', 'nonsense', () => report.id, [401, 'UNAUTHENTICATED']],
  ['an id that is none', 'citizen', () => 'x', [404, 'REPORT_NOT_FOUND']],
])('%s gets none', async (_, who, name, expected) => expect(await refusal(await take(who, name()))).toEqual(expected));
