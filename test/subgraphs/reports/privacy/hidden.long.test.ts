import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { admin, centre, citizen, office } from '../matter/matters.ts';
import { CITY } from '../support.ts';
import { CLUSTERS, type Cluster, World } from './hidden-worlds.ts';

let worlds: [without: World, withHidden: World];
beforeAll(async () => {
  worlds = [await World.open(false), await World.open(true)];
}, 60_000);
afterAll(() => Promise.all(worlds.map((world) => world.close())));

/** Whoever may not see the hidden reports. */
const BLIND: Record<string, Viewer> = {
  PUBLIC: citizen,
  REPORTER: viewerOf('REPORTER', { userId: 'warga-1' }),
  LIAISON: office,
  AGENCY_ADMIN: admin,
  CONNECTOR: viewerOf('CONNECTOR', { userId: 'mesin', channelId: 'ringkas' }),
};
const SEEING: Record<string, Viewer> = { CENTRAL_ADMIN: centre, CITY: { ...admin, agencyId: CITY } };

const PAIR = 'report { id } other { id }';
const DECISION = `${PAIR} verb relation rule reason evidence actorRole actorAccount remainingPath { id } actionsWhileJoined { kind }`;
const MATTER = `id counts { submissions reports people } reports(first: 9) { totalCount edges { node { id } } }
  history(first: 9) { edges { node { ${DECISION} } } }`;
const REPORT = `id number status anonymous secret updatedAt mergedInto { id } numbers { number } matter { ${MATTER} }
  decisions { ${DECISION} } how { bits conflicts decision { ${DECISION} } evidence { field level } }
  recurrenceOf { id } recurrences { id } sourceRecords(first: 9) { edges { node { id } } }
  timeline(first: 9) { totalCount edges { node { kind at actorRole message } } }`;
const EXPLAINED = 'band relation bits conflicts evidence { field level bits } notAutomatic { condition hidden }';

/** Every question about a cluster. Not asked: `version`, and what is proposed (docs/CONSOLIDATION.md says why). */
const QUESTIONS: Record<string, (id: (name: string) => string) => string> = {
  'one report': (id) => `{ report(id: "${id('a')}") { ${REPORT} } }`,
  'the other report': (id) => `{ report(id: "${id('b')}") { ${REPORT} } }`,
  'the report of another agency': (id) => `{ report(id: "${id('x')}") { ${REPORT} } }`,
  'a matter': (id) => `{ matter(id: "${id('b')}") { ${MATTER} } }`,
  'why a pair is alike': (id) => `{ explainPair(a: "${id('a')}", b: "${id('b')}") { ${EXPLAINED} } }`,
};
/** What is asked of all clusters at once. */
const AT_LARGE: typeof QUESTIONS = {
  lists: () => '{ reports(first: 50) { totalCount edges { node { id mergedInto { id } } } } }',
  'all submissions': () =>
    '{ reports(first: 50, filter: { includeMerged: true }) { totalCount edges { node { id } } } }',
  counts: () => '{ consolidationCounts { problems reports submissions people } }',
  'a number': () => '{ resolveLegacyId(system: "ringkas", id: "satu-laporan-b") { joined report { id } } }',
};
const cases = <Row>(rows: (cluster: Cluster) => Row[]) => CLUSTERS.flatMap(rows);

async function answers(viewer: Viewer, cluster: Cluster, question: string): Promise<[string, string]> {
  const source = { ...QUESTIONS, ...AT_LARGE }[question]!;
  const ask = (world: World) =>
    world.read(
      viewer,
      source((name) => world.id(cluster, name)),
    );
  return [await ask(worlds[0]), await ask(worlds[1])];
}

async function expectTheSame(role: string, cluster: Cluster, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    const [without, withHidden] = await answers(BLIND[role]!, cluster, question);
    expect(`${role}, ${question}: ${withHidden}`).toBe(`${role}, ${question}: ${without}`);
  }
}

test.each(CLUSTERS)(
  'whether a hidden report is tied to %s or not, all are answered the same to the byte',
  async (cluster) => {
    for (const role of Object.keys(BLIND)) await expectTheSame(role, cluster, Object.keys(QUESTIONS));
  },
);

test('nor do lists, counts or numbers tell of hidden reports', async () => {
  for (const role of Object.keys(BLIND)) await expectTheSame(role, 'satu-laporan', Object.keys(AT_LARGE));
});

test.each(cases((cluster) => Object.keys(SEEING).map((role) => [role, cluster] as const)))(
  '%s, who sees the hidden report of %s, is told of it',
  async (role, cluster) => {
    const told = [];
    for (const question of ['one report', 'the other report', 'the report of another agency']) {
      const [without, withHidden] = await answers(SEEING[role]!, cluster, question);
      if (without !== withHidden) told.push(question);
    }
    expect(told).not.toEqual([]);
  },
);

/** What an office does with the two of a cluster, one after the other; each answer and all that is seen afterwards. */
const STEPS: [mutation: string, input: (id: (name: string) => string) => object, fields: string][] = [
  [
    'addFollowUp',
    (id) => ({ reportId: id('b'), message: 'Petugas berangkat.', reason: undefined }),
    'id status mergedInto { id }',
  ],
  ['linkSameMatter', (id) => ({ reportIds: [id('a'), id('x')] }), MATTER],
  ['unmergeReports', (id) => ({ reportId: id('b') }), DECISION],
  ['unlinkReports', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
  ['linkSameMatter', (id) => ({ reportIds: [id('a'), id('b')] }), MATTER],
  [
    'replyToMatter',
    (id) => ({ matterId: id('b'), message: 'Lampu diganti.', reason: undefined }),
    `matter { ${MATTER} } results { done code why report { id } }`,
  ],
  ['mergeReports', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
  ['mergeReports', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
  ['addFollowUp', (id) => ({ reportId: id('b'), message: 'Sekali lagi.', reason: undefined }), 'id'],
  ['unmergeReports', (id) => ({ reportId: id('b') }), DECISION],
  ['unlinkReports', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
  ['mergeReports', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
  ['rejectDuplicate', (id) => ({ reportId: id('a'), otherReportId: id('b') }), DECISION],
];
const ON_VERSION = ['addFollowUp', 'mergeReports', 'unmergeReports'];

test.each(CLUSTERS)('whatever an office decides about %s, no answer differs', async (cluster) => {
  for (const [place, [mutation, input, fields]] of STEPS.entries()) {
    const take = async (world: World) => {
      const about = input((name) => world.id(cluster, name)) as { reportId: string };
      const expectedVersion = ON_VERSION.includes(mutation) ? await world.version(about.reportId) : undefined;
      return world.decide(admin, mutation, { ...about, expectedVersion }, fields);
    };
    const step = `${place + 1} ${mutation}`;
    const without = `${step} ${await take(worlds[0])}`;
    expect(`${step} ${await take(worlds[1])}`).toBe(without);
  }
  for (const role of ['PUBLIC', 'AGENCY_ADMIN']) {
    await expectTheSame(role, cluster, ['one report', 'the other report', 'a matter', 'lists', 'counts']);
  }
});
