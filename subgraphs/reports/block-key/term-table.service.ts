import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';

/** Reports counted at most, the newest; and fewest of them that use a word for it to be kept (no rare name is stored). */
const COUNTED = 50_000;
const FEWEST_REPORTS = 20;
/** Reports needed for a first table; a new one is counted when there are twice as many as at the last count. */
const FIRST_AT = 200;
const PER_PAGE = 1000;

/** Counts words again when the table in force rests on too few reports. Needs the SYSTEM viewer and a transaction. */
export async function renewTerms(em: EntityManager, words: (text: string) => string[], now: Date): Promise<boolean> {
  const [row] = await em.execute<{ version: number; documents: number; reports: number }[]>(
    `select coalesce(max(version), 0) as version, coalesce((array_agg(documents order by version desc))[1], 0) as documents,
       least(reports.count_dedup_reports(), ${COUNTED}) as reports
     from reports.term_table`,
  );
  const { version, documents, reports } = row!;
  if (reports < FIRST_AT || reports < documents * 2) return false;
  // Two workers at once: the second finds the version taken and leaves it.
  const [made] = await em.execute<{ version: number }[]>(
    `insert into reports.term_table (version, documents, made_at) values (?, ?, ?)
     on conflict do nothing returning version`,
    [version + 1, reports, now],
  );
  if (!made) return false;
  const counts = await countWords(em, words);
  const kept = [...counts].filter(([, count]) => count >= FEWEST_REPORTS);
  await bound(em, `insert into reports.term select $1, * from unnest($2::text[], $3::int[])`, [
    made.version,
    kept.map(([word]) => word),
    kept.map(([, count]) => count),
  ]);
  return true;
}

async function countWords(em: EntityManager, words: (text: string) => string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let before = 2_147_483_647;
  for (let counted = 0; counted < COUNTED; counted += PER_PAGE) {
    const page = await em.execute<{ ref: number; text: string }[]>(PAGE, [before]);
    for (const { text } of page) {
      for (const word of new Set(words(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (page.length < PER_PAGE) break;
    before = page.at(-1)!.ref;
  }
  return counts;
}

const PAGE = `select n.ref, concat_ws(' ', c.title, c.body) as text
  from reports.dedup_report n join reports.report_content c on c.report_id = n.report_id
  where n.ref < ? order by n.ref desc limit ${PER_PAGE}`;
