import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { Json, RawRecord } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { readsFields, readsMasked } from './field-access.policy.ts';
import type { RestField, RestRecord } from './rest-record.ts';

/**
 * What the source said, by source record, of the version that holds: two queries per tick for all of them. Null: of another
 * family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const restRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, RestRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'REST'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && restRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from an API. */
function restRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): RestRecord | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  const { _fetchedAt } = raw;
  if (typeof _fetchedAt !== 'string') return null;
  return {
    fetchedAt: new Date(_fetchedAt),
    fields: readsFields(role, complaint.privacy) ? fieldsOf(raw, readsMasked(role)) : null,
  };
}

/** Only our own `_`-keys are about reading; some sources have such names themselves (`_id`, `_links`). */
const OURS = new Set(['_key', '_where', '_fetchedAt']);

function fieldsOf(raw: RawRecord, isMasked: boolean): RestField[] {
  const said = Object.entries(raw).filter(([name]) => !OURS.has(name));
  return said
    .flatMap(([name, value]) => flat(name, value))
    .map(({ name, value }) => ({ name, value: isMasked ? maskPersonal(value) : value }));
}

/** A list as fields of its own: "answers.1.text". */
function flat(name: string, value: Json): RestField[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => flat(`${name}.${index + 1}`, part));
  if (value === null) return [];
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, part]) => flat(`${name}.${key}`, part));
  return [{ name, value: String(value) }];
}
