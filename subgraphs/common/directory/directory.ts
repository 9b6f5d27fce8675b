import type { EntityManager } from '@mikro-orm/postgresql';
import type { DirectoryAgency, DirectoryRegion } from '../handover/directory-changed.topic.ts';
import { nameKey } from '../text/name-key.ts';

/** A foreign name for an agency: key in a system, or only a name. */
export interface AgencyRef {
  system: string;
  id: string | null;
  name: string | null;
}

/** SQL that makes a context's copy of the register of agencies and regions. */
export const directoryTables = (schema: string) => [
  `create table ${schema}.directory_agency (id uuid primary key, seq int not null, path uuid[] not null, name text not null,
    timezone text not null, name_keys text[] not null, identifiers text[] not null, region_codes text[] not null)`,
  `create index on ${schema}.directory_agency using gin (path)`,
  `create index on ${schema}.directory_agency using gin (name_keys)`,
  `create index on ${schema}.directory_agency using gin (identifiers)`,
  `create table ${schema}.directory_region (code text primary key, level text not null, parent_code text, name text not null,
    name_keys text[] not null)`,
  `create index on ${schema}.directory_region using gin (name_keys)`,
];

/** One context's copy of the register, fed by the letters `directory-changed`. No SQL crosses a schema. */
export class Directory {
  constructor(private readonly schema: string) {}

  /** Takes a letter in; an older snapshot of an agency changes nothing. */
  async takeIn(em: EntityManager, letter: { agencies: DirectoryAgency[]; regions: DirectoryRegion[] }): Promise<void> {
    await em.execute(
      `insert into ${this.schema}.directory_agency
       select (a->>'id')::uuid, (a->>'seq')::int, array(select jsonb_array_elements_text(a->'path')::uuid), a->>'name', a->>'timezone',
         array(select jsonb_array_elements_text(a->'nameKeys')), array(select jsonb_array_elements_text(a->'identifiers')),
         array(select jsonb_array_elements_text(a->'regionCodes'))
       from jsonb_array_elements(?::jsonb) a
       on conflict (id) do update set seq = excluded.seq, path = excluded.path, name = excluded.name, timezone = excluded.timezone,
         name_keys = excluded.name_keys, identifiers = excluded.identifiers, region_codes = excluded.region_codes
       where directory_agency.seq < excluded.seq`,
      [JSON.stringify(letter.agencies)],
    );
    await em.execute(
      `insert into ${this.schema}.directory_region
       select r->>'code', r->>'level', r->>'parentCode', r->>'name', array(select jsonb_array_elements_text(r->'nameKeys'))
       from jsonb_array_elements(?::jsonb) r
       on conflict (code) do update set level = excluded.level, parent_code = excluded.parent_code, name = excluded.name,
         name_keys = excluded.name_keys`,
      [JSON.stringify(letter.regions)],
    );
  }

  /** The agency and everything below it; empty when it is not known. */
  async agenciesUnder(em: EntityManager, agencyId: string): Promise<string[]> {
    const rows = await em.execute<{ id: string }[]>(
      `select id from ${this.schema}.directory_agency where path @> array[?::uuid]`,
      [agencyId],
    );
    return rows.map((row) => row.id);
  }

  /**
   * The agency a foreign reference means: by its key where the register has it, else by its name when exactly one
   * agency (below `withinAgencyId`, if given) bears it. Null: not known, or several.
   */
  async agencyFor(
    em: EntityManager,
    ref: AgencyRef,
    withinAgencyId: string | null = null,
  ): Promise<DirectoryAgency | null> {
    const byKey = ref.id === null ? [] : await this.find(em, 'identifiers @> array[?]', [`${ref.system}:${ref.id}`]);
    if (byKey[0]) return byKey[0];
    if (!ref.name) return null;
    const byName = await this.find(em, 'name_keys @> array[?]', [nameKey(ref.name)]);
    const near = withinAgencyId ? byName.filter((agency) => agency.path.includes(withinAgencyId)) : [];
    const candidates = near.length > 0 ? near : byName;
    return candidates.length === 1 ? candidates[0]! : null;
  }

  /** The agency with this id, or null. */
  async agency(em: EntityManager, id: string): Promise<DirectoryAgency | null> {
    return (await this.find(em, 'id = ?::uuid', [id]))[0] ?? null;
  }

  /** The region with this wilayah code, or null. */
  async region(em: EntityManager, code: string): Promise<{ code: string; name: string } | null> {
    const [region] = await em.execute<{ code: string; name: string }[]>(
      `select code, name from ${this.schema}.directory_region where code = ?`,
      [code],
    );
    return region ?? null;
  }

  /** Regions that a source may mean by `name`, at one level, inside `parentCode` where given. */
  async regionsNamed(em: EntityManager, name: string, level: DirectoryRegion['level'], parentCode: string | null) {
    return em.execute<DirectoryRegion[]>(
      `select code, level, parent_code as "parentCode", name, name_keys as "nameKeys" from ${this.schema}.directory_region
       where name_keys @> array[?] and level = ? and (?::text is null or code like ? || '.%') order by code`,
      [nameKey(name), level, parentCode, parentCode ?? ''],
    );
  }

  private find(em: EntityManager, where: string, values: string[]): Promise<DirectoryAgency[]> {
    return em.execute<DirectoryAgency[]>(
      `select id, seq, path, name, timezone, name_keys as "nameKeys", identifiers, region_codes as "regionCodes"
       from ${this.schema}.directory_agency where ${where}`,
      values,
    );
  }
}
