import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import { LateArrival } from '../../ledger/late-arrival.entity.ts';

/** The mark of a source record that came late; null: it did not, or the viewer may not know. */
export const lateArrivalByRecord = (em: EntityManager) =>
  new DataLoader<string, LateArrival | null>(async (ids) => {
    const rows = await em.find(LateArrival, { sourceRecordId: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.sourceRecordId);
  });
