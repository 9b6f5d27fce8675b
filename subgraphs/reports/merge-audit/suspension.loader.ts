import type { EntityManager } from '@mikro-orm/postgresql';

/** Categories in which automatic joining by likeness is suspended; null: reports without one. Needs the SYSTEM viewer. */
export async function suspendedCategories(em: EntityManager): Promise<Set<string | null>> {
  const rows = await em.execute<{ category: string | null }[]>(
    'select category_id as category from reports.auto_suspension where lifted_at is null',
  );
  return new Set(rows.map(({ category }) => category));
}
