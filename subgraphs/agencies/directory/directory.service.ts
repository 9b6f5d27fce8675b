import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type DirectoryAgency,
  type DirectoryRegion,
  directoryChanged,
} from '../../common/handover/directory-changed.topic.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';

/** Rows per letter; a letter is one job of a few hundred kB at most. */
const PER_LETTER = 500;

/** Tells the other contexts how these agencies (and all below them, whose path they are part of) stand now. */
export async function publishAgencies(em: EntityManager, letterBox: LetterBox, ids: readonly string[]): Promise<void> {
  const agencies = await em.execute<DirectoryAgency[]>(AGENCY_SNAPSHOTS, [JSON.stringify(ids)]);
  for (const part of inParts(agencies)) await letterBox.send(em, directoryChanged, { agencies: part, regions: [] });
}

/** Tells the other contexts the names of the regions whose code is `within` or begins with it. */
export async function publishRegions(em: EntityManager, letterBox: LetterBox, within: string): Promise<void> {
  const regions = await em.execute<DirectoryRegion[]>(
    `select id as code, level, parent_id as "parentCode", name, name_keys as "nameKeys" from agencies.region
     where ? = '' or id = ? or id like ? order by id`,
    [within, within, `${within}.%`],
  );
  for (const part of inParts(regions)) await letterBox.send(em, directoryChanged, { agencies: [], regions: part });
}

const AGENCY_SNAPSHOTS = `
  with recursive below as (
      select id from agencies.agency where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
      union select a.id from agencies.agency a join below b on a.parent_id = b.id),
    way as (
      select b.id as of, b.id, a.parent_id, 1 as step from below b join agencies.agency a on a.id = b.id
      union all select w.of, a.id, a.parent_id, w.step + 1 from way w join agencies.agency a on a.id = w.parent_id)
  select a.id, a.seq, a.name, a.timezone,
    (select array_agg(w.id::text order by w.step) from way w where w.of = a.id) as path,
    array(select n.name_key from agencies.agency_name n where n.agency_id = a.id) as "nameKeys",
    array(select i.system || ':' || i.value from agencies.agency_identifier i where i.agency_id = a.id) as identifiers,
    array(select j.region_code from agencies.jurisdiction j where j.agency_id = a.id) as "regionCodes"
  from agencies.agency a join below b on b.id = a.id`;

function* inParts<Row>(rows: Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += PER_LETTER) yield rows.slice(start, start + PER_LETTER);
}
