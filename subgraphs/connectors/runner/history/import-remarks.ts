import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../../common/database/bound.ts';
import type { Ref } from '../../kit/complaint.ts';
import type { ImportRun } from '../../ledger/import-run.entity.ts';
import type { ImportWay, RemarkKind } from '../../ledger/import-words.ts';
import { type DeadRecord, isDead, type NormalRecord } from '../normalize-page.ts';
import { directory } from '../sources.ts';
import { type ChannelValues, saidIn } from './channel-values.policy.ts';

/** Something that could not be placed, and in how many records. */
export interface ImportRemark {
  kind: RemarkKind;
  value: string;
  /** Id of one such record, of a rejected one in a file where it stands; empty when it shows neither. */
  example: string;
  records: number;
}

/** Longest value that is kept. */
const MOST_SIGNS = 300;

/** What could not be placed in these records: statuses and categories no table names, agencies the register lacks, reasons. */
export async function remarksOf(
  em: EntityManager,
  all: readonly (NormalRecord | DeadRecord)[],
  values: ChannelValues,
  way: ImportWay,
): Promise<ImportRemark[]> {
  const mapped = new Set(values.CATEGORY.values());
  const found = new Map<string, ImportRemark>();
  const add = (kind: RemarkKind, said: string | null, example: string | null) => {
    const value = (said ?? '').slice(0, MOST_SIGNS);
    const remark = found.get(`${kind}:${value}`) ?? { kind, value, example: example ?? '', records: 0 };
    found.set(`${kind}:${value}`, { ...remark, records: remark.records + 1 });
  };
  const known = await knownAgencies(em, all);
  for (const record of all) {
    if (isDead(record)) {
      add('REASON', record.reason, way === 'FILE' ? record.place : record.externalId);
      continue;
    }
    const { externalId, status, statusRaw, category, agency } = record.complaint;
    if (status === 'UNKNOWN') add('STATUS', statusRaw, externalId);
    if (category && !mapped.has(`${category.system}:${category.id}`)) add('CATEGORY', saidIn(category), externalId);
    if (agency && !known.has(keyOf(agency))) add('AGENCY', saidIn(agency), externalId);
  }
  return [...found.values()];
}

const keyOf = ({ system, id, name }: Ref) => JSON.stringify([system, id, name]);

/** Of the agencies these records name, those the register has. */
async function knownAgencies(em: EntityManager, all: readonly (NormalRecord | DeadRecord)[]): Promise<Set<string>> {
  const named = all.flatMap((record) => (isDead(record) || !record.complaint.agency ? [] : [record.complaint.agency]));
  const known = new Set<string>();
  for (const [key, ref] of new Map(named.map((ref) => [keyOf(ref), ref])))
    if (await directory.agencyFor(em, ref)) known.add(key);
  return known;
}

/** Adds remarks to those of the run; must run in the transaction of the page. */
export async function writeRemarks(em: EntityManager, run: ImportRun, remarks: readonly ImportRemark[]): Promise<void> {
  if (remarks.length === 0) return;
  await bound(
    em,
    `insert into connectors.import_remark (import_run_id, channel_id, kind, value, example, records)
     select $1, $2, r->>'kind', r->>'value', r->>'example', (r->>'records')::int from jsonb_array_elements($3::jsonb) r
     on conflict (import_run_id, kind, value) do update set records = import_remark.records + excluded.records`,
    [run.id, run.channelId, JSON.stringify(remarks)],
  );
}
