import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { agencies } from '../../../../subgraphs/agencies/parts.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

beforeAll(async () => {
  runtimes = await testRuntimes([agencies.database]);
  await agencies.seed?.(runtimes.of('agencies'));
});
afterAll(() => runtimes.drop());

const REGISTER = `mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) {
  id name timezone parent { name } otherNames identifiers { system value } regions { name } } }`;

const works = (idempotencyKey: string, more: object = {}) => ({
  input: {
    idempotencyKey,
    name: 'Dinas Contoh Pekerjaan Umum',
    kind: 'OFFICE',
    validFromDay: '2020-01-01',
    otherNames: ['DPU Contoh'],
    identifiers: [{ system: 'sp4n-lapor', value: `test-${idempotencyKey}` }],
    regionIds: ['13.08'],
    ...more,
  },
});

async function government(code: string): Promise<string> {
  const { data } = await ask(
    agencies,
    runtimes,
    PUBLIC_VIEWER,
    `{ agencyByIdentifier(system: "wilayah", value: "${code}") { id } }`,
  );
  return (data as { agencyByIdentifier: { id: string } }).agencyByIdentifier.id;
}

test('every regional government and ministry is there, in its time zone', async () => {
  const { data } = await ask(
    agencies,
    runtimes,
    PUBLIC_VIEWER,
    `{ provinces: agencies(first: 1, filter: { kind: PROVINCE }) { totalCount }
       regencies: agencies(first: 1, filter: { kind: REGENCY }) { totalCount }
       cities: agencies(first: 1, filter: { kind: CITY }) { totalCount }
       ministries: agencies(first: 1, filter: { kind: MINISTRY }) { totalCount }
       west: agencyByIdentifier(system: "wilayah", value: "13.08") { name timezone regions { id name } }
       middle: agencyByIdentifier(system: "wilayah", value: "64.72") { name timezone }
       east: agencyByIdentifier(system: "wilayah", value: "91") { timezone } }`,
  );
  expect(data).toMatchObject({
    provinces: { totalCount: 38 },
    ministries: { totalCount: 48 },
    west: { name: 'Pemerintah Kabupaten Pasaman', timezone: 'Asia/Jakarta', regions: [{ id: '13.08' }] },
    middle: { name: 'Pemerintah Kota Samarinda', timezone: 'Asia/Makassar' },
    east: { timezone: 'Asia/Jayapura' },
  });
  const { regencies, cities } = data as Record<string, { totalCount: number }>;
  expect(regencies!.totalCount + cities!.totalCount).toBe(514);
});

test('the centre registers an office below a government; a repeat of the intention changes nothing', async () => {
  const parentId = await government('13.08');
  const first = await ask(agencies, runtimes, centre, REGISTER, works('office-1', { parentId }));
  expect(first).toMatchObject({
    data: {
      registerAgency: {
        parent: { name: 'Pemerintah Kabupaten Pasaman' },
        timezone: 'Asia/Jakarta',
        otherNames: ['DPU Contoh'],
        regions: [{ name: 'Kabupaten Pasaman' }],
      },
    },
  });
  expect(await ask(agencies, runtimes, centre, REGISTER, works('office-1', { parentId }))).toEqual(first);
});

test('the key of another intention is refused', async () => {
  const { errors } = await ask(agencies, runtimes, centre, REGISTER, works('office-1', { name: 'Dinas Lain' }));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', remedy: 'FIX_INPUT' });
});

test('an agency admin registers below the own government and nowhere else', async () => {
  const [own, other] = [await government('13.08'), await government('13.06')];
  const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: own });
  expect((await ask(agencies, runtimes, admin, REGISTER, works('office-2', { parentId: own }))).errors).toBeUndefined();
  for (const parentId of [other, null]) {
    const { errors } = await ask(agencies, runtimes, admin, REGISTER, works(`no-${parentId}`, { parentId }));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('the public registers nothing', async () => {
  const { errors } = await ask(agencies, runtimes, PUBLIC_VIEWER, REGISTER, works('office-3'));
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('a renamed agency is found by its old and its new name', async () => {
  const id = await government('13.10');
  const { data } = await ask(
    agencies,
    runtimes,
    centre,
    `mutation { renameAgency(input: { idempotencyKey: "rename-1", agencyId: "${id}", name: "Pemerintah Kabupaten Contoh Baru" }) {
      name otherNames } }`,
  );
  expect(data?.renameAgency).toMatchObject({ name: 'Pemerintah Kabupaten Contoh Baru' });
  for (const named of ['PEMKAB Contoh Baru', 'Pemkab. Dharmasraya']) {
    const found = await ask(
      agencies,
      runtimes,
      PUBLIC_VIEWER,
      `{ agencies(first: 5, filter: { named: "${named}" }) { edges { node { id } } } }`,
    );
    expect(found.data?.agencies).toMatchObject({ edges: [{ node: { id } }] });
  }
});

test('a dissolved agency stays, ends on the day before, and leads to its successors', async () => {
  const [old, heir] = [await government('13.09'), await government('13.12')];
  const { data } = await ask(
    agencies,
    runtimes,
    centre,
    `mutation { succeedAgency(input: { idempotencyKey: "end-1", agencyId: "${old}", successorIds: ["${heir}"], fromDay: "2026-01-01" }) {
      validUntilDay successors { id predecessors { id } } } }`,
  );
  expect(data?.succeedAgency).toMatchObject({
    validUntilDay: '2025-12-31',
    successors: [{ id: heir, predecessors: [{ id: old }] }],
  });
});

test('pages follow each other without a gap or a double', async () => {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await ask(
      agencies,
      runtimes,
      PUBLIC_VIEWER,
      'query ($after: String) { agencies(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }',
      { after },
    );
    const page = data?.agencies as {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string } }[];
    };
    seen.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) {
      expect(new Set(seen).size).toBe(page.totalCount);
      break;
    }
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  ['{ agencies(first: 101) { totalCount } }', 'BAD_PAGE_SIZE'],
  ['{ agencies(first: 5, after: "nonsense") { totalCount } }', 'BAD_CURSOR'],
])('%s is refused as %s', async (query, code) => {
  expect((await ask(agencies, runtimes, PUBLIC_VIEWER, query)).errors?.[0]?.extensions).toMatchObject({ code });
});

test('an id that is none finds nothing and fails nothing', async () => {
  expect(await ask(agencies, runtimes, PUBLIC_VIEWER, '{ agency(id: "no-uuid") { id } }')).toEqual({
    data: { agency: null },
  });
});

test('a time zone nobody knows is refused, and nothing is registered', async () => {
  const { errors } = await ask(agencies, runtimes, centre, REGISTER, works('zona', { timezone: 'Asia/Bandung' }));
  expect(errors).toMatchObject([
    { message: expect.stringContaining('"Asia/Bandung" is no IANA zone'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});
