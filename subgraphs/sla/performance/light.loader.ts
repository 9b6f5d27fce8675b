import type { EntityManager } from '@mikro-orm/postgresql';
import { lightsOn } from './light.policy.ts';
import type { LightTable } from './light-table.ts';
import { PerformanceLight } from './performance-light.entity.ts';

/** The table of lights of a period that ends on `day`. */
export async function lightTable(em: EntityManager, day: string): Promise<LightTable> {
  const rows = await em.find(PerformanceLight, {}, { orderBy: { fromPercent: 'desc' } });
  const valid = lightsOn(rows, day);
  if (!valid) throw new Error('There is no table of lights.');
  const { version, validFromDay, publishedAt } = valid;
  const lights = rows.filter((row) => row.version === version);
  return { version, validFromDay, publishedAt, lights };
}
