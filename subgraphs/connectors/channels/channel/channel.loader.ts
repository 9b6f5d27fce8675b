import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import { Channel } from '../../ledger/channel.entity.ts';

/** One query per tick, however many channels are asked for. */
export const channelById = (em: EntityManager) =>
  new DataLoader<string, Channel | null>(async (ids) => {
    const rows = await em.find(Channel, { id: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.id);
  });
