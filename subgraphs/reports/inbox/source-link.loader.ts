import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../common/graphql/loader.ts';
import { SourceLink } from './source-link.entity.ts';

/** Which report a source record made; one query per tick. */
export const sourceLinkById = (em: EntityManager) =>
  new DataLoader<string, SourceLink | null>(async (ids) => {
    const rows = await em.find(SourceLink, { sourceRecordId: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.sourceRecordId);
  });
