import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, OFFICE, REGENCY, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const office = viewerOf('LIAISON', { userId: 'office-1', agencyId: OFFICE });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
const city = viewerOf('AGENCY_ADMIN', { userId: 'city-1', agencyId: CITY });
const citizen = viewerOf('PUBLIC');

let hub: TestRuntimes;
const ids: Record<string, string> = {};
/** Words that no other text here has. */
const textOf = (of: string) => Array.from('abcdefghijkl', (letter) => `${of}${letter}`).join(' ');

/** Four pairs: one plain, one secret, one alike only by its sender, one plain of longer ago. */
beforeAll(async () => {
  hub = await testReports();
  const by = {
    sealedReporter: sealedReporter(hub, {
      name: 'Warga Contoh',
      ids: [{ kind: 'PHONE', value: '0812-0000-0009', verified: true }],
    }),
  };
  const later = { occurredAt: '2026-03-03T00:00:00Z' };
  const SECRET = { privacy: { anonymous: false, secret: true } };
  const records = [
    record('sheet.ringkas.plain1', { body: textOf('pasar') }),
    record('sheet.ringkas.plain2', { body: textOf('pasar'), ...later }),
    record('sheet.ringkas.secret1', { body: textOf('rahasia'), ...SECRET }),
    record('sheet.ringkas.secret2', { body: textOf('rahasia'), ...later, ...SECRET }),
    record('sheet.ringkas.sender1', { body: textOf('sungai'), title: null, category: null }, by),
    record(
      'sheet.ringkas.sender2',
      {
        body: textOf('sungai').replace(/(sungai[i-l] ?)+/, 'bukita bukitb bukitc bukitd'),
        title: null,
        category: null,
        ...later,
      },
      by,
    ),
    record('sheet.ringkas.old1', { body: textOf('taman'), occurredAt: '2026-02-01T00:00:00Z' }),
    record('sheet.ringkas.old2', { body: textOf('taman'), occurredAt: '2026-02-20T00:00:00Z' }),
  ];
  await takeIn(hub, letter(records));
  for (const { sourceRecordId } of records) {
    const link = await systemEm(hub).findOneOrFail(SourceLink, { sourceRecordId });
    ids[sourceRecordId.split('.')[2]!] = link.reportId;
  }
  await new SuggestionService(hub.of('reports')).check(Object.values(ids));
});
afterAll(() => hub.drop());

const FIELDS = 'band bits relation conflicts evidence { field level bits indonesian english } other { id }';
interface Shown {
  band: string;
  bits: number;
  relation: string;
  evidence: { field: string; level: string; bits: number | null; english: string }[];
  other: { id: string };
}
async function run<Answer>(viewer: Viewer, source: string): Promise<{ data: Answer; code: unknown }> {
  const { data, errors } = await ask(reports, hub, viewer, source);
  return { data: data as Answer, code: errors?.[0]?.extensions?.code };
}
async function suggested(viewer: Viewer, name: string): Promise<Shown[]> {
  const source = `{ report(id: "${ids[name]}") { duplicateSuggestions { ${FIELDS} } } }`;
  const { data } = await run<{ report: { duplicateSuggestions: Shown[] } }>(viewer, source);
  return data.report.duplicateSuggestions;
}
const explain = async (viewer: Viewer, one: string, other: string, query = 'explainPair') => {
  const source = `{ ${query}(a: "${ids[one]}", b: "${ids[other]}") { ${FIELDS} } }`;
  const { data, code } = await run<Record<string, Shown>>(viewer, source);
  return code ?? data[query];
};
const queue = async (viewer: Viewer, filter = '{}', page = 'first: 10') => {
  const source = `{ duplicateQueue(${page}, filter: ${filter}) { edges { cursor node { report { id } other { id } bits } } pageInfo { endCursor hasNextPage } } }`;
  const { data, code } = await run<{
    duplicateQueue: { edges: { node: { other: { id: string } } }[]; pageInfo: { endCursor: string } };
  }>(viewer, source);
  return { code, edges: data?.duplicateQueue?.edges ?? [], end: data?.duplicateQueue?.pageInfo.endCursor };
};

test('offices see a suggestion with its reasons in both languages; the public sees none', async () => {
  const [found] = await suggested(office, 'plain1');
  expect(found).toMatchObject({ band: 'SUGGEST', other: { id: ids.plain2 } });
  expect(found!.evidence).toContainEqual(
    expect.objectContaining({
      field: 'text',
      english: 'Nearly the same text (1.00)',
      indonesian: 'Teks hampir sama persis (1.00)',
    }),
  );
  expect(await suggested(citizen, 'plain1')).toEqual([]);
  expect(await suggested(viewerOf('CONNECTOR', { channelId: 'ringkas' }), 'plain1')).toEqual([]);
});

test('secret reports are suggested to readers of both only, and do not show in anybody else’s queue', async () => {
  expect(await suggested(office, 'secret1')).toHaveLength(1);
  expect(await suggested(centre, 'secret1')).toHaveLength(1);
  const auditor = viewerOf('AUDITOR');
  for (const viewer of [city, auditor]) expect(await suggested(viewer, 'secret1')).toEqual([]);
  expect((await queue(centre)).edges).toHaveLength(4);
  // Neither the secret pair nor the one that rests on its sender.
  expect((await queue(auditor)).edges).toHaveLength(2);
});

test('what rests on the sender is shown where both senders may be known; to others not even that it exists', async () => {
  const [found] = await suggested(office, 'sender1');
  expect(found!.evidence).toContainEqual(expect.objectContaining({ field: 'reporter', level: 'SHARED' }));
  for (const viewer of [city, viewerOf('AUDITOR')]) {
    expect(await suggested(viewer, 'sender1')).toEqual([]);
    const told = (await explain(viewer, 'sender1', 'sender2')) as Shown;
    expect(told.band).toBe('IGNORE');
    expect(told.evidence).toContainEqual(expect.objectContaining({ field: 'reporter', level: 'HIDDEN', bits: null }));
    const shown = told.evidence.reduce((sum, { bits }) => sum + (bits ?? 0), 0);
    const { evidence, bits } = (await explain(office, 'sender1', 'sender2')) as Shown;
    // The rest is the same: the total betrays nothing that is not on the card.
    expect(bits - told.bits).toBeCloseTo(evidence.reduce((sum, line) => sum + line.bits!, 0) - shown);
  }
});

test('a pair is explained without what the viewer may not read', async () => {
  const full = (await explain(admin, 'secret1', 'secret2')) as Shown;
  expect(await explain(admin, 'secret1', 'secret2', 'why')).toEqual(full);
  const told = (await explain(city, 'secret1', 'secret2')) as Shown;
  expect(
    told.evidence
      .filter(({ level }) => level === 'HIDDEN')
      .map(({ field }) => field)
      .sort(),
  ).toEqual(['area', 'reporter', 'street', 'text', 'thing']);
  expect(told.evidence.find(({ field, level }) => field === 'text' && level !== 'HIDDEN')).toBeUndefined();
  expect(told.bits).toBeLessThan(full.bits);
  expect(await explain(citizen, 'plain1', 'plain2')).toBe('FORBIDDEN');
  expect(await explain(office, 'plain1', 'plain1')).toBe('BAD_USER_INPUT');
  ids.nobody = '019a0000-0000-7000-8000-00000000ffff';
  expect(await explain(office, 'plain1', 'nobody')).toBe('REPORT_NOT_FOUND');
});

test('the review queue is ordered by value, goes on from its cursor, and is an agency’s own', async () => {
  const all = await queue(office);
  expect(all.edges.length).toBe(4);
  const one = await queue(office, '{}', 'first: 1');
  const rest = await queue(office, '{}', `first: 10, after: "${one.end}"`);
  expect([...one.edges, ...rest.edges]).toEqual(all.edges);
  expect((await queue(city)).edges).toEqual([]);
  expect((await queue(city, `{ agencyId: "${REGENCY}" }`)).code).toBe('FORBIDDEN');
  expect((await queue(centre, `{ agencyId: "${REGENCY}", band: SUGGEST }`)).edges).toHaveLength(3);
  expect((await queue(citizen)).code).toBe('FORBIDDEN');
  expect((await queue(office, '{}', 'first: 1, after: "x"')).code).toBe('BAD_CURSOR');
});

test('a refused pair is never proposed again, whoever looks, and no other agency can refuse it', async () => {
  const reject = (viewer: Viewer, key: string) =>
    run<{ rejectDuplicate: object }>(
      viewer,
      `mutation { rejectDuplicate(input: { idempotencyKey: "${key}", reportId: "${ids.plain1}", otherReportId: "${ids.plain2}", reason: "Dua tempat." }) { verb relation reason } }`,
    );
  for (const viewer of [city, citizen]) expect((await reject(viewer, 'r-1')).code).toBe('FORBIDDEN');
  expect(await suggested(admin, 'plain1')).toHaveLength(1);
  expect((await reject(admin, 'r-2')).data).toEqual({
    rejectDuplicate: { verb: 'REJECT', relation: 'DIFFERENT', reason: 'Dua tempat.' },
  });
  expect(await suggested(centre, 'plain1')).toEqual([]);
  await new SuggestionService(hub.of('reports')).check([ids.plain1!, ids.plain2!]);
  expect(await suggested(centre, 'plain1')).toEqual([]);
});
