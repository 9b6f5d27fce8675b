import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { inOrderOf } from '../../common/graphql/loader.ts';
import { Category } from './category.entity.ts';

/** One query per tick, however many reports ask. */
export const categoryById = (em: EntityManager) =>
  new DataLoader<string, Category | null>(async (ids) => {
    const rows = await em.find(Category, { id: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.id);
  });

/** Categories of a system in the order of their ids, older ones first. @throws BAD_PAGE_SIZE, BAD_CURSOR */
export async function categoriesOf(em: EntityManager, system: string, page: PageArgs): Promise<Connection<Category>> {
  checkPage(page);
  const after = readCursor(page.after, 1);
  const where = after ? { system, id: { $gt: after[0]! } } : { system };
  const rows = await em.find(Category, where, { orderBy: { id: 'asc' }, limit: page.first + 1 });
  const count = () => em.count(Category, { system });
  return pageOf(rows, page.first, (row) => cursorOf(row.id), count);
}
