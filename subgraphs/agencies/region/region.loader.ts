import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../common/graphql/loader.ts';
import { Region } from './region.entity.ts';

/** One query per tick, however many codes are asked for. */
export const regionById = (em: EntityManager) =>
  new DataLoader<string, Region | null>(async (ids) => {
    const rows = await em.find(Region, { id: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.id);
  });
