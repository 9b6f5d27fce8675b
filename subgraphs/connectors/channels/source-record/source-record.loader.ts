import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';

/** One query per tick; records of channels the viewer may not see are null. */
export const sourceRecordById = (em: EntityManager) =>
  new DataLoader<string, SourceRecord | null>(async (ids) => {
    const rows = await em.find(SourceRecord, { id: { $in: [...ids] } });
    return inOrderOf(ids, rows, (row) => row.id);
  });
