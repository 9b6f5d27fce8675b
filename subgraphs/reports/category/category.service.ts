import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';

/** A category as a source names it. */
export interface CategoryRef {
  system: string;
  id: string | null;
  name: string | null;
}

/** Name of a category in a `Map`: by its key where it has one. */
export const categoryKey = ({ system, id, name }: CategoryRef) =>
  JSON.stringify([system, id ?? null, id ? null : name]);

/** Ids of these categories under `categoryKey`; those never seen before are added. Needs a transaction. */
export async function categoryIds(em: EntityManager, refs: readonly CategoryRef[]): Promise<Map<string, string>> {
  const wanted = new Map(refs.filter(({ id, name }) => id || name).map((ref) => [categoryKey(ref), ref]));
  const known = await find(em, wanted);
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, ref]) => ref);
  if (missing.length === 0) return known;
  const rows = missing.map(({ system, id, name }) => ({ id: newId(), system, key: id, name: shown(name ?? id) }));
  await em.execute(
    `insert into reports.category (id, system, external_id, name)
     select (c->>'id')::uuid, c->>'system', c->>'key', c->>'name' from jsonb_array_elements(?::jsonb) c
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return find(em, wanted);
}

async function find(em: EntityManager, wanted: Map<string, CategoryRef>): Promise<Map<string, string>> {
  const refs = [...wanted.values()].map(({ system, id, name }) => ({ system, id, name: id ? null : shown(name) }));
  const rows = await em.execute<{ id: string; place: number }[]>(
    `select c.id, w.place::int from jsonb_array_elements(?::jsonb) with ordinality w (ref, place)
     join reports.category c on c.system = ref->>'system'
       and case when ref->>'id' is null then c.external_id is null and c.name = ref->>'name' else c.external_id = ref->>'id' end`,
    [JSON.stringify(refs)],
  );
  const keys = [...wanted.keys()];
  return new Map(rows.map(({ id, place }) => [keys[place - 1]!, id]));
}

/** Two official names contain non-breaking spaces. */
const shown = (name: string | null) => (name ?? '').replace(/\s+/g, ' ').trim();
