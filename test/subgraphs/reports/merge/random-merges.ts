import type { EntityManager } from '@mikro-orm/postgresql';
import { MatterBook } from '../../../../subgraphs/reports/matter/matter-book.service.ts';
import { rebuildMatters } from '../../../../subgraphs/reports/matter/matter-cache.service.ts';
import { linkObstacle } from '../../../../subgraphs/reports/merge/join-obstacle.policy.ts';
import { type Ground, MergeBook } from '../../../../subgraphs/reports/merge/merge-book.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { TEST_NOW, viewerOf } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn } from '../support.ts';

const GROUND: Ground = { actor: viewerOf('CENTRAL_ADMIN'), rule: 'CLERK', evidence: {}, reason: 'acak' };
/** Reports that are joined with each other only, and steps taken in one transaction. */
const CLUSTER = 8;
const PER_TRANSACTION = 40;

type Chance = () => number;
/** Chance that is the same in every run (Park and Miller). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Takes in `clusters` times eight reports with mixed privacy; gives their ids, cluster by cluster. */
export async function clustersOf(hub: TestRuntimes, clusters: number): Promise<string[][]> {
  const records = Array.from({ length: clusters * CLUSTER }, (_, n) =>
    record(`sheet.ringkas.acak${n}`, {
      body: Array.from('abcdefghij', (letter) => `${letter}kata${n}`).join(' '),
      privacy: { anonymous: n % 5 === 0, secret: n % 7 === 0 },
      occurredAt: new Date(Date.UTC(2026, 1, 1 + (n % 20), n % 24)).toISOString(),
    }),
  );
  await takeIn(hub, letter(records));
  const rows = await systemEm(hub).execute<{ id: string }[]>('select id from reports.report order by id');
  return Array.from({ length: clusters }, (_, n) => rows.slice(n * CLUSTER, (n + 1) * CLUSTER).map(({ id }) => id));
}

/** Everything merging must give back: reports but for their version, their parts, and what happened beside merges. */
export async function stateHash(em: EntityManager): Promise<string> {
  const hashed = (rows: string) =>
    `select md5(string_agg(md5(row::text), '' order by row::text)) as h from (${rows}) t`;
  const parts = [
    'report_content',
    'report_place',
    'report_number',
    'reporter',
    'source_link',
    'fingerprint',
    'matter_member',
  ];
  const sources = [
    `select to_jsonb(r) - 'version' as row from reports.report r`,
    `select to_jsonb(e) - 'seq' as row from reports.report_event e where kind not in ('MERGED', 'UNMERGED')`,
    ...parts.map((table) => `select to_jsonb(p) as row from reports.${table} p`),
  ];
  const hashes = [];
  for (const source of sources) hashes.push((await em.execute<{ h: string }[]>(hashed(source)))[0]!.h);
  return hashes.join(' ');
}

/** What a random step can be. */
export type Step = 'merge' | 'unmerge' | 'reject' | 'link' | 'unlink';

/** Takes `operations` random steps; gives how many of each were done. */
export async function mergeAtRandom(
  hub: TestRuntimes,
  clusters: readonly string[][],
  operations: number,
  chance: Chance,
): Promise<Record<Step, number>> {
  const done = { merge: 0, unmerge: 0, reject: 0, link: 0, unlink: 0 };
  for (let left = operations; left > 0; left -= PER_TRANSACTION) {
    const ids = clusters[Math.floor(chance() * clusters.length)]!;
    await inBook(hub, ids, (book) => {
      for (let step = 0; step < Math.min(left, PER_TRANSACTION); step += 1) done[takeStep(book, ids, chance)] += 1;
    });
  }
  return done;
}

/**
 * One step that is possible now: two reports are taken; what holds them together is taken back, or else they are made
 * one, brought under one matter, or refused.
 */
function takeStep(book: MergeBook, ids: readonly string[], chance: Chance): Step {
  const one = Math.floor(chance() * ids.length);
  const other = (one + 1 + Math.floor(chance() * (ids.length - 1))) % ids.length;
  const [a, b] = [ids[one]!, ids[other]!];
  if (book.obstacle(a, b) === 'JOINED_ALREADY') {
    book.takeApart(book.groupOf(a)[0].id === a ? b : a, GROUND);
    return 'unmerge';
  }
  const matters = new MatterBook(book);
  if (linkObstacle(book.standing, a, b) === 'LINKED_ALREADY') {
    matters.unlink(a, b, GROUND);
    return 'unlink';
  }
  const wanted = chance();
  if (wanted < 0.15) book.reject(a, b, GROUND);
  else if (wanted < 0.5) matters.link(a, b, GROUND);
  else book.join(a, b, GROUND);
  return wanted < 0.15 ? 'reject' : wanted < 0.5 ? 'link' : 'merge';
}

/** Takes apart whatever is joined, and takes back whatever is linked. */
export async function undoAll(hub: TestRuntimes, clusters: readonly string[][]): Promise<void> {
  for (const ids of clusters) {
    await inBook(hub, ids, (book) => {
      for (const id of ids) while (book.groupOf(id).length > 1) book.takeApart(book.groupOf(id).at(-1)!.id, GROUND);
      const pairs = ids.flatMap((one, place) => ids.slice(place + 1).map((other) => [one, other] as const));
      const linked = pairs.filter(([one, other]) => book.standing.isLinked(one, other, 'SAME_MATTER'));
      for (const [one, other] of linked) new MatterBook(book).unlink(one, other, GROUND);
    });
  }
}

/** Reports whose row contradicts the decisions, and members of matters that the decisions do not know: none, ever. */
export async function contradictions(em: EntityManager): Promise<number> {
  const followers = await em.execute(
    `select f.id from reports.report f join reports.report l on l.id = f.merged_into_id
     where l.merged_into_id is not null or l.received_at > f.received_at or l.secret <> f.secret or l.anonymous <> f.anonymous`,
  );
  return followers.length + (await em.transactional((tx) => rebuildMatters(tx))).repaired;
}

async function inBook(hub: TestRuntimes, ids: readonly string[], work: (book: MergeBook) => void): Promise<void> {
  await systemEm(hub).transactional(async (em) => {
    const book = await MergeBook.open(em, ids, TEST_NOW);
    work(book);
    await book.close();
  });
}
