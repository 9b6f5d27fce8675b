import type { EntityManager } from '@mikro-orm/postgresql';
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
  const parts = ['report_content', 'report_place', 'report_number', 'reporter', 'source_link', 'fingerprint'];
  const sources = [
    `select to_jsonb(r) - 'version' as row from reports.report r`,
    `select to_jsonb(e) - 'seq' as row from reports.report_event e where kind not in ('MERGED', 'UNMERGED')`,
    ...parts.map((table) => `select to_jsonb(p) as row from reports.${table} p`),
  ];
  const hashes = [];
  for (const source of sources) hashes.push((await em.execute<{ h: string }[]>(hashed(source)))[0]!.h);
  return hashes.join(' ');
}

/** Takes `operations` random steps; gives how many of each were done. */
export async function mergeAtRandom(
  hub: TestRuntimes,
  clusters: readonly string[][],
  operations: number,
  chance: Chance,
): Promise<Record<'merge' | 'unmerge' | 'reject', number>> {
  const done = { merge: 0, unmerge: 0, reject: 0 };
  for (let left = operations; left > 0; left -= PER_TRANSACTION) {
    const ids = clusters[Math.floor(chance() * clusters.length)]!;
    await inBook(hub, ids, (book) => {
      for (let step = 0; step < Math.min(left, PER_TRANSACTION); step += 1) done[takeStep(book, ids, chance)] += 1;
    });
  }
  return done;
}

/** One step that is possible now: two reports are taken; if they are joined one is taken out, else they are joined or refused. */
function takeStep(book: MergeBook, ids: readonly string[], chance: Chance): 'merge' | 'unmerge' | 'reject' {
  const one = Math.floor(chance() * ids.length);
  const other = (one + 1 + Math.floor(chance() * (ids.length - 1))) % ids.length;
  const [a, b] = [ids[one]!, ids[other]!];
  if (book.obstacle(a, b) === 'JOINED_ALREADY') {
    book.takeApart(book.groupOf(a)[0].id === a ? b : a, GROUND);
    return 'unmerge';
  }
  if (chance() < 0.2) {
    book.reject(a, b, GROUND);
    return 'reject';
  }
  book.join(a, b, GROUND);
  return 'merge';
}

/** Takes apart whatever is joined. */
export async function undoAll(hub: TestRuntimes, clusters: readonly string[][]): Promise<void> {
  for (const ids of clusters) {
    await inBook(hub, ids, (book) => {
      for (const id of ids) while (book.groupOf(id).length > 1) book.takeApart(book.groupOf(id).at(-1)!.id, GROUND);
    });
  }
}

async function inBook(hub: TestRuntimes, ids: readonly string[], work: (book: MergeBook) => void): Promise<void> {
  await systemEm(hub).transactional(async (em) => {
    const book = await MergeBook.open(em, ids, TEST_NOW);
    work(book);
    await book.close();
  });
}
