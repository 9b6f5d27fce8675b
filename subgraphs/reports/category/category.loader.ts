import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../common/graphql/loader.ts';
import { Category } from './category.entity.ts';

/** One query per tick, however many reports ask. */
export const categoryById = (em: EntityManager) =>
  new DataLoader<string, Category | null>(async (ids) => {
    const rows = await em.find(Category, { id: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.id);
  });
