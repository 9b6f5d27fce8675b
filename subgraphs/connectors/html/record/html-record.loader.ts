import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { inOrderOf } from '../../../common/graphql/loader.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import { maskPersonal } from '../../../common/privacy/mask.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { Json, RawRecord } from '../../kit/index.ts';
import { isOfFamily, SourceRecord } from '../../ledger/source-record.entity.ts';
import { SourceVersion } from '../../ledger/source-version.entity.ts';
import { readsField, readsFields, readsMasked } from './field-access.policy.ts';
import type { HtmlField, HtmlRecord } from './html-record.ts';

/**
 * What pages said, by source record, of the version that holds: two queries per tick for all of them. Null: of another
 * family (not even asked for), or a channel whose versions the viewer may not see.
 */
export const htmlRecordById = (em: EntityManager, viewer: Viewer, secret: string) =>
  new DataLoader<string, HtmlRecord | null>(async (ids) => {
    const own = ids.filter((id) => isOfFamily(id, 'HTML'));
    const records = own.length > 0 ? await em.find(SourceRecord, { id: { $in: own } }) : [];
    const holding = records.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map(
      (version) => version && htmlRecordOf(version, viewer, secret),
    );
  });

/** Null for a record that was pushed, not read from a page. */
function htmlRecordOf({ sealedRaw, complaint }: SourceVersion, { role }: Viewer, secret: string): HtmlRecord | null {
  const raw: RawRecord = JSON.parse(unseal(secret, sealedRaw));
  const { _url, _fetchedAt } = raw;
  if (typeof _fetchedAt !== 'string') return null;
  return {
    url: typeof _url === 'string' ? _url : null,
    fetchedAt: new Date(_fetchedAt),
    fields: readsFields(role) ? fieldsOf(raw, role, complaint.privacy.secret) : null,
  };
}

function fieldsOf(raw: RawRecord, role: Viewer['role'], isSecret: boolean): HtmlField[] {
  const said = Object.entries(raw).filter(([name]) => !name.startsWith('_'));
  return said
    .flatMap(([name, value]) => flat(name, value))
    .filter(({ name }) => readsField(role, name, isSecret))
    .map(({ name, value }) => ({ name, value: readsMasked(role) ? maskPersonal(value) : value }));
}

/** A list as fields of its own: "answers.1.text". */
function flat(name: string, value: Json): HtmlField[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => flat(`${name}.${index + 1}`, part));
  if (value === null) return [];
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, part]) => flat(`${name}.${key}`, part));
  return [{ name, value: String(value) }];
}
