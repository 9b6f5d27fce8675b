import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { RawRecord } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { type Privacy, readsCells, readsColumn, readsMasked } from './cell-access.policy.ts';
import type { SheetCell, SheetRecord } from './sheet-record.ts';

/**
 * Rows by source record, of the version that holds: two queries per tick for all of them. Null: of another family (not
 * even asked for), or a channel whose versions the viewer may not see.
 */
export const sheetRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, SheetRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'SHEET'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && sheetRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from a file. */
function sheetRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): SheetRecord | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  const { _file, _sheet, _row, _exportedDay } = raw;
  if (typeof _file !== 'string' || typeof _row !== 'number') return null;
  return {
    fileName: _file,
    sheetName: typeof _sheet === 'string' ? _sheet : null,
    row: _row,
    exportedDay: typeof _exportedDay === 'string' ? _exportedDay : null,
    columns: readsCells(role) ? cellsOf(raw, role, complaint.privacy) : null,
  };
}

function cellsOf(raw: RawRecord, role: Viewer['role'], privacy: Privacy): SheetCell[] {
  const cells = Object.entries(raw).filter(([name]) => !name.startsWith('_') && readsColumn(role, name, privacy));
  return cells.map(([name, value]) => ({
    name,
    value: readsMasked(role) ? maskPersonal(String(value)) : String(value),
  }));
}
