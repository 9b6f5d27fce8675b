import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { RawRecord } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { readsFields, readsMasked, readsRow } from './field-access.policy.ts';
import type { SqlField, SqlRecord } from './sql-record.ts';

/**
 * What rows said, by source record, of the version that holds: two queries per tick for all of them. Null: of another
 * family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const sqlRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, SqlRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'SQL'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && sqlRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from a row. */
function sqlRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): SqlRecord | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  if (typeof raw._key !== 'string') return null;
  const shown = readsFields(role) && readsRow(role, complaint.privacy);
  return { key: raw._key, fields: shown ? fieldsOf(raw, role) : null };
}

const fieldsOf = (raw: RawRecord, role: Viewer['role']): SqlField[] =>
  Object.entries(raw)
    .filter(([name, value]) => !name.startsWith('_') && value !== null)
    .map(([name, value]) => ({ name, value: readsMasked(role) ? maskPersonal(String(value)) : String(value) }));
