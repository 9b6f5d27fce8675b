import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { RawRecord } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import type { LaporRecord } from './lapor-record.ts';
import { readsInstitution } from './record-access.policy.ts';

/**
 * What the interface said, by source record, of the version that holds: two queries per tick for all of them. Null: of
 * another family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const laporRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, LaporRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'LAPOR'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && laporRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from the interface. */
function laporRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): LaporRecord | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  if (!Array.isArray(raw.logs)) return null;
  const last = complaint.answers
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(-1);
  return {
    statusRaw: complaint.statusRaw,
    logCount: raw.logs.length + [raw.followups ?? []].flat().length,
    lastFollowUpAt: last === undefined ? null : new Date(last),
    institution: readsInstitution(role) ? (complaint.agency?.name ?? complaint.agency?.id ?? null) : null,
  };
}
