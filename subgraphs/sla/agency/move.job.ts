import type { EntityManager } from '@mikro-orm/postgresql';
import type { DirectoryAgency } from '../../common/handover/directory-changed.topic.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { replaceBooks } from '../book-lock.ts';
import { orderRecomputation } from '../recomputation/recomputation.job.ts';
import { directory } from './directory.ts';

/**
 * Takes agencies in. One that comes to lie below others, or that nobody had told of when its reports were computed,
 * has their own days, weeks and standards from now on, so its clocks are computed again.
 */
export async function takeInAgencies(
  em: EntityManager,
  agencies: DirectoryAgency[],
  runtime: { letterBox: LetterBox; now: () => Date },
): Promise<void> {
  const own = await em.execute<{ agency_id: string }[]>(DECREEING);
  const decreeing = new Set(own.map(({ agency_id }) => agency_id));
  const before = await em.execute<{ id: string; path: string[] }[]>(
    'select id, path from sla.directory_agency where id::text in (select jsonb_array_elements_text(?::jsonb))',
    [JSON.stringify(decreeing.size > 0 ? agencies.map(({ id }) => id) : [])],
  );
  const pathBefore = new Map(before.map(({ id, path }) => [id, path]));
  const booksOf = (path: readonly string[]) => path.filter((id) => decreeing.has(id)).join();
  const moved = agencies.filter(({ id, path }) => booksOf(path) !== booksOf(pathBefore.get(id) ?? [id]));
  if (moved.length > 0) await replaceBooks(em);
  await directory.takeIn(em, { agencies, regions: [] });
  for (const { id } of moved) await orderRecomputation(em, runtime, { book: 'DIRECTORY', version: id, agencyId: id });
}

/** Agencies that have decreed something for themselves. */
const DECREEING = `select agency_id from sla.free_day where agency_id is not null
  union select agency_id from sla.working_week union select agency_id from sla.service_standard`;
