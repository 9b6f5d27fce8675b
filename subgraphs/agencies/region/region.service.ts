import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { nameKey } from '../../common/text/name-key.ts';
import { Region } from './region.entity.ts';
import type { RegionFilter } from './region.inputs.ts';

/** Reads the administrative areas. */
export class RegionService {
  constructor(private readonly em: EntityManager) {}

  /** Regions in the order of their codes. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, filter: RegionFilter): Promise<Connection<Region>> {
    checkPage(page);
    const after = readCursor(page.after, 1);
    const where = {
      ...(filter.level && { level: filter.level }),
      ...(filter.named && { nameKeys: { $contains: [nameKey(filter.named)] } }),
      ...(filter.withinId && { id: { $like: `${filter.withinId.replace(/[%_\\]/g, '')}.%` } }),
    };
    const rows = await this.em.find(Region, after ? { $and: [where, { id: { $gt: after[0]! } }] } : where, {
      orderBy: { id: 'asc' },
      limit: page.first + 1,
    });
    return pageOf(rows, page.first, (row) => cursorOf(row.id), await this.em.count(Region, where));
  }
}
