import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import type { Role } from '../../subgraphs/common/identity/viewer.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { waysTo } from '../gateway/access/crawl.ts';
import { ASKING, lets } from '../gateway/access/matrix.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';
import { type CrawlOperation, crawlOperations } from './crawl-operations.ts';

const NOW = new Date('2026-04-20T03:00:00Z');
const PASAMAN = seedId('wilayah:13.08');
const AGAM = seedId('wilayah:13.06');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
const read = (...path: string[]) => readFileSync(fromRoot('schema', ...path), 'utf8');

/** Ids of roles that need some: all of Pasaman, the citizen who wrote the reports. */
const CLAIMS: Partial<Record<Role, object>> = {
  REPORTER: { sub: 'citizen-1' },
  LIAISON: { agency: PASAMAN },
  AGENCY_ADMIN: { agency: PASAMAN },
  CONNECTOR: { channel: 'contoh' },
};

/** A report for each class of data; its words, and the name and number of who wrote it. */
const REPORTS = [
  { of: 'open', agencyId: PASAMAN, anonymous: false, secret: false },
  { of: 'secret', agencyId: PASAMAN, anonymous: false, secret: true },
  { of: 'anonymous', agencyId: PASAMAN, anonymous: true, secret: false },
  { of: 'foreign', agencyId: AGAM, anonymous: false, secret: true },
];

/** Which roles find which private value, by whatever way; for all others it stays hidden. */
const FOUND: [value: string, roles: Role[]][] = [
  // A machine of another channel as well: without its token it would be the public.
  ['words of open', [...ASKING]],
  ['words of secret', ['REPORTER', 'LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN']],
  ['words of foreign', ['REPORTER', 'CENTRAL_ADMIN']],
  ['writer of open', ['REPORTER', 'LIAISON', 'AGENCY_ADMIN']],
  ['writer of anonymous', ['REPORTER']],
  ['writer of foreign', ['REPORTER']],
];

/** Values of arguments on the way; the report is looked at closely. */
const valuesOf = (report = '') => ({
  ...{ first: '8', within: '5', 'ID!': '"x"', 'String!': '"x"', 'Boolean!': 'true' },
  ...{ 'agency.id': `"${PASAMAN}"`, agencyId: `"${PASAMAN}"`, 'region.id': '"13.08"', 'channel.id': '"hub"' },
  ...{ 'report.id': `"${report}"`, reportId: `"${report}"`, a: `"${report}"`, b: `"${report}"` },
});

let runtimes: TestRuntimes;
let gateway: RunningGateway;
let operations: CrawlOperation[];
const tokens = new Map<Role, string>();

interface Answer {
  data: Record<string, { id: string; version: number }> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask(role: Role, query: string, variables: object = {}): Promise<Answer> {
  const token = tokens.get(role);
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function submit({ of, ...report }: (typeof REPORTS)[number]): Promise<string> {
  const input = { idempotencyKey: of, body: `Ini words of ${of}`, reporter: { name: `writer of ${of}` }, ...report };
  const { data, errors } = await ask('REPORTER', read('operations', 'submit-report.graphql'), { input });
  expect(errors).toBeUndefined();
  const { id, version } = Object.values(data ?? {})[0] ?? { id: '', version: 0 };
  const seen = { input: { idempotencyKey: `v-${of}`, reportId: id, expectedVersion: version } };
  expect((await ask('CENTRAL_ADMIN', read('operations', 'verify-report.graphql'), seen)).errors).toBeUndefined();
  return id;
}

beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES, NOW);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = read('supergraph.graphql');
  gateway = await startGateway({ supergraphSdl, config, log: runtimes.log, subgraphs: await localSubgraphs(runtimes) });
  for (const role of ASKING.slice(1))
    tokens.set(role, await makeToken({ role, sub: `${role}-1`, ...CLAIMS[role] }, config, 600));
  await untilDrained(runtimes.letterBox);
  const ids: string[] = [];
  for (const report of REPORTS) ids.push(await submit(report));
  await untilDrained(runtimes.letterBox);
  const sdl = read('api.graphql');
  operations = [
    ...crawlOperations(sdl, valuesOf(ids[1])),
    ...crawlOperations(sdl, valuesOf(ids[0]), ['reports']),
    ...crawlOperations(sdl, valuesOf(ids[0]), ['myReports']),
    ...ids.flatMap((id) => crawlOperations(sdl, valuesOf(id), ['report'])),
  ];
}, 120_000);
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
});

test.each(ASKING)(
  '%s is refused what the matrix refuses and finds the private values meant for this role, no other',
  async (role) => {
    let answers = '';
    const wrong: string[] = [];
    for (const { query, variables, coordinates } of operations) {
      const { data, errors = [] } = await ask(role, query, variables);
      const refused = errors.filter(({ extensions }) => extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE');
      const isRefused = coordinates.some((coordinate) => !lets(role, coordinate));
      if (isRefused !== refused.length > 0) wrong.push(`${query}: ${JSON.stringify(errors)}`);
      answers += JSON.stringify([data, errors]);
    }
    expect(wrong).toEqual([]);
    const found = FOUND.filter(([value]) => answers.includes(value)).map(([value]) => value);
    expect(found).toEqual(FOUND.filter(([, roles]) => roles.includes(role)).map(([value]) => value));
  },
);

test('every field that takes no argument of its own is asked for', () => {
  const asked = new Set(operations.flatMap(({ coordinates }) => coordinates));
  const fields = [...waysTo(read('api.graphql'), 1).keys()];
  expect(fields.filter((field) => !asked.has(field))).toEqual([]);
});
