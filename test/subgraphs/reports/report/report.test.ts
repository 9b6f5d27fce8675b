import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { bodyOf, letter, OFFICE, REGENCY, record, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
const desk = viewerOf('AGENCY_ADMIN', { userId: 'desk-1', agencyId: REGENCY });

beforeAll(async () => {
  hub = await testReports();
  const tracking = { numbers: [{ system: 'sp4n-lapor', id: '9000001', name: null }] };
  const answers = [{ at: '2026-03-05T02:00:00Z', by: 'Dinas', text: 'Sedang dijadwalkan, hubungi 0812 0000 0000.' }];
  await takeIn(
    hub,
    letter([
      record('sheet.ringkas.1', { ...tracking, body: bodyOf('pasar'), occurredAt: '2026-03-01T16:59:59Z' }),
      record('sheet.ringkas.2', { status: 'CLOSED', closedBy: 'SYSTEM', occurredAt: '2026-03-01T17:00:00Z' }),
      record('sheet.ringkas.3', {
        answers,
        place: { province: null, regency: 'Contoh', district: 'Hulu', village: null, detail: 'Gang 3' },
        occurredAt: '2026-03-03T00:00:00Z',
      }),
    ]),
  );
  await takeIn(hub, letter([record('html.situs.1', { ...tracking, occurredAt: '2026-03-04T00:00:00Z' })]));
});
afterAll(() => hub.drop());

const asked = async <Data = Record<string, object>>(source: string, viewer = PUBLIC_VIEWER): Promise<Data> => {
  const { data, errors } = await ask(reports, hub, viewer, source);
  expect(errors).toBeUndefined();
  return data as Data;
};
interface Page {
  edges: { node: { id: string; number: string } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
  totalCount: number | null;
}
interface Numbered {
  edges: { node: { numbers: { system: string; number: string }[] } }[];
}
const listed = async (filter: string, viewer = PUBLIC_VIEWER) => {
  const { reports: page } = await asked<{ reports: Numbered }>(
    `{ reports(first: 100, filter: {${filter}}) { totalCount edges { node { numbers { system number } } } } }`,
    viewer,
  );
  return page.edges.map(({ node }) => node.numbers.find(({ system }) => system === 'ringkas')?.number);
};

test('a report tells everything about itself in one question', async () => {
  const { reportByNumber } = await asked(`{ reportByNumber(system: "ringkas", number: "3") {
    version status statusRaw classification receivedAt anonymous secret historic reporterPickedAgency
    agency { id } agencyAsSaid { system id name } regency { id } category { system externalId name parent { id } }
    content { title body finalBody } place { said { province regency district village detail } region { id } conflict }
    attachments { name } numbers { system number } mergedInto { id } reporter { name }
    timeline(first: 10) { totalCount edges { node { seq kind at certainty status actorRole message } } }
    sourceRecords(first: 10) { edges { node { id report { version } } } } } }`);
  expect(reportByNumber).toMatchObject({
    version: 3,
    status: 'VERIFIED',
    agency: { id: OFFICE },
    regency: { id: '99.01' },
    category: { externalId: '1398', name: 'Penerangan Jalan', parent: null },
    content: { title: 'Lampu padam' },
    place: { said: { district: 'Hulu', detail: 'Gang 3' }, region: { id: '99.01.05' }, conflict: null },
    mergedInto: null,
    reporter: null,
    timeline: {
      totalCount: 3,
      edges: [
        { node: { seq: 1, kind: 'RECEIVED', certainty: 'EXACT', status: null } },
        { node: { kind: 'FOLLOWED_UP', message: 'Sedang dijadwalkan, hubungi [telepon].' } },
        { node: { kind: 'VERIFIED', certainty: 'NOT_AFTER', status: 'VERIFIED' } },
      ],
    },
    sourceRecords: { edges: [{ node: { id: 'sheet.ringkas.3', report: { version: 3 } } }] },
  });
});

test('the number of a copy leads to the report it was joined to, with all its numbers and sources', async () => {
  const { copy, one } = await asked<{ copy: object; one: object }>(`{
    one: reportByNumber(system: "ringkas", number: "1") { id number }
    copy: reportByNumber(system: "situs", number: "1") { id number numbers { system }
      sourceRecords(first: 5) { edges { node { id } } } } }`);
  expect(copy).toMatchObject(one);
  expect(copy).toMatchObject({
    numbers: [
      { system: 'lapor-hub' },
      { system: 'lapor-hub' },
      { system: 'ringkas' },
      { system: 'situs' },
      { system: 'sp4n-lapor' },
    ],
    sourceRecords: { edges: [{ node: { id: 'html.situs.1' } }, { node: { id: 'sheet.ringkas.1' } }] },
  });
});

test('a hub number is found as people type it, a slip of the pen is told', async () => {
  const { reports: page } = await asked<{ reports: Page }>('{ reports(first: 1) { edges { node { id number } } } }');
  const { id, number } = page.edges[0]!.node;
  const typed = number.toLowerCase().replaceAll('-', ' ');
  expect(await asked(`{ reportByNumber(system: "lapor-hub", number: "${typed}") { id } }`)).toEqual({
    reportByNumber: { id },
  });
  const { errors } = await ask(
    reports,
    hub,
    PUBLIC_VIEWER,
    '{ reportByNumber(system: "lapor-hub", number: "LH-1") { id } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('pages follow each other, newest first, without gap or repeat', async () => {
  const seen: string[] = [];
  let after = 'null';
  for (let more = true; more; ) {
    const { reports: page } = await asked<{ reports: Page }>(
      `{ reports(first: 1, after: ${after}) { pageInfo { endCursor hasNextPage } edges { node { id } } } }`,
    );
    const { edges, pageInfo } = page;
    seen.push(...edges.map(({ node }) => node.id));
    after = JSON.stringify(pageInfo.endCursor);
    more = pageInfo.hasNextPage;
  }
  const { reports: all } = await asked<{ reports: Page }>('{ reports(first: 100) { edges { node { id } } } }');
  expect(seen).toEqual(all.edges.map(({ node }) => node.id));
  expect(seen).toHaveLength(3);
});

test.each([
  ['', ['3', '2', '1']],
  ['includeMerged: true', [undefined, '3', '2', '1']],
  ['status: [CLOSED]', ['2']],
  ['classification: ASPIRATION', []],
  ['receivedFromDay: "2026-03-02"', ['3', '2']],
  ['receivedUntilDay: "2026-03-01"', ['1']],
  ['regionId: "99"', ['3', '2', '1']],
  ['regionId: "99.01.05"', ['3']],
  ['regionId: "99.71"', []],
  [`agencyId: "${REGENCY}"`, ['3', '2', '1']],
  ['agencyId: "none"', []],
  ['channelId: "situs"', []],
  ['channelId: "situs", includeMerged: true', [undefined]],
])('the filter {%s} shows %j', async (filter, expected) => expect(await listed(filter)).toEqual(expected));

test('the public is not told counts below five, offices are', async () => {
  const count = async (viewer = PUBLIC_VIEWER) =>
    (await asked<{ reports: Page }>('{ reports(first: 1) { totalCount } }', viewer)).reports.totalCount;
  expect(await count()).toBeNull();
  expect(await count(desk)).toBe(3);
});

test('an agency lists the reports of those below it', async () => {
  const { _entities } = await asked(
    `{ _entities(representations: [{ __typename: "Agency", id: "${REGENCY}" }]) { ... on Agency { reports(first: 1) { pageInfo { hasNextPage } } } } }`,
  );
  expect(_entities).toEqual([{ reports: { pageInfo: { hasNextPage: true } } }]);
});

test.each([
  ['reports(first: 0) { totalCount }', 'BAD_PAGE_SIZE'],
  ['reports(first: 101) { totalCount }', 'BAD_PAGE_SIZE'],
  ['reports(first: 1, after: "x") { totalCount }', 'BAD_CURSOR'],
  [`reports(first: 1, after: "${Buffer.from('["x","y"]').toString('base64url')}") { totalCount }`, 'BAD_CURSOR'],
])('%s is answered with %s', async (field, code) => {
  const { errors } = await ask(reports, hub, PUBLIC_VIEWER, `{ ${field} }`);
  expect(errors?.[0]?.extensions?.code).toBe(code);
});

test('an id that is none is not found', async () =>
  expect(await asked('{ report(id: "x") { id } }')).toEqual({ report: null }));
