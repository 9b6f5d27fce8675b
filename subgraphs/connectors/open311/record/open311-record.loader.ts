import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import { type RawRecord, readTime } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { firstText, type Said, saidBy } from '../request/said.ts';
import { readsDetails, readsMasked } from './detail-access.policy.ts';
import { detailsOf } from './details.parser.ts';
import type { Open311Record } from './open311-record.ts';

/**
 * What cities say about service requests, by source record, of the version that holds: two queries per tick for all of
 * them. Null: of another family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const open311RecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, Open311Record | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'OPEN311'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && open311RecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from a city. */
function open311RecordOf(
  { sealedRaw, complaint }: SourceVersion,
  { role }: Viewer,
  secret: string,
): Open311Record | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  if (typeof raw._id !== 'string') return null;
  const said = saidBy(raw, []);
  const notice = firstText(said, ['service_notice']);
  const masked = readsMasked(role);
  return {
    serviceCode: firstText(said, ['service_code']),
    serviceName: firstText(said, ['service_name', '_serviceName']),
    serviceGroup: firstText(said, ['group', '_serviceGroup']),
    agencyResponsible: firstText(said, ['agency_responsible']),
    serviceNotice: notice !== null && masked ? maskPersonal(notice) : notice,
    expectedAt: expectedAt(said),
    details: readsDetails(role, complaint.privacy.secret) ? detailsOf(raw, masked) : null,
  };
}

/** Null where the city gives none, or one without a zone: the zone of the channel is not known here. */
function expectedAt(said: Said): Date | null {
  try {
    return new Date(readTime(said('expected_datetime') ?? '', undefined));
  } catch {
    return null;
  }
}
