import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { publishAgencies, publishRegions } from '../directory/directory.service.ts';
import { RegionLevel } from '../region/region-level.ts';
import { type AgencyRow, governmentRows, ministryRows } from './agency-rows.ts';
import { type RegionRow, regionRows } from './region-rows.ts';

/** Puts provinces, regencies, cities, their governments and the ministries in, once. Later changes are never undone. */
export async function seedAgencies({ orm, letterBox }: Runtime): Promise<void> {
  const em = forkFor(orm, SYSTEM_VIEWER);
  await em.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtext('agencies seed'))`);
    const [known] = await tx.execute<{ n: number }[]>('select count(*)::int as n from agencies.agency');
    if (known && known.n > 0) return;
    const regions = [...(await regionRows(RegionLevel.PROVINCE)), ...(await regionRows(RegionLevel.REGENCY))];
    const agencies = [...governmentRows(regions), ...ministryRows()];
    await insertRegions(tx, regions);
    await insertAgencies(tx, agencies);
    await publishRegions(tx, letterBox, '');
    await publishAgencies(
      tx,
      letterBox,
      agencies.map(({ id }) => id),
    );
  });
}

/** Loads the districts or villages below `within` (wilayah code; '' = the whole country) and tells the other contexts. */
export async function loadRegions({ orm, letterBox }: Runtime, level: RegionLevel, within: string): Promise<number> {
  const rows = await regionRows(level, within);
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (tx) => {
    await insertRegions(tx, rows);
    await publishRegions(tx, letterBox, within);
  });
  return rows.length;
}

async function insertRegions(em: EntityManager, rows: RegionRow[]): Promise<void> {
  await em.execute(
    `insert into agencies.region (id, level, name, parent_id, name_keys)
     select r->>'id', r->>'level', r->>'name', r->>'parentId', array(select jsonb_array_elements_text(r->'nameKeys'))
     from jsonb_array_elements(?::jsonb) r
     on conflict (id) do update set name = excluded.name, name_keys = excluded.name_keys`,
    [JSON.stringify(rows)],
  );
}

async function insertAgencies(em: EntityManager, rows: AgencyRow[]): Promise<void> {
  const json = JSON.stringify(rows);
  const from = 'from jsonb_array_elements(?::jsonb) a';
  await em.execute(
    `insert into agencies.agency (id, name, kind, timezone, valid_from_day)
     select (a->>'id')::uuid, a->>'name', a->>'kind', a->>'timezone', (a->>'validFromDay')::date ${from}`,
    [json],
  );
  await em.execute(
    `insert into agencies.agency_name select (a->>'id')::uuid, n->>'key', n->>'name'
     ${from}, jsonb_array_elements(a->'names') n`,
    [json],
  );
  await em.execute(
    `insert into agencies.agency_identifier select a->>'system', a->>'value', (a->>'id')::uuid ${from}`,
    [json],
  );
  await em.execute(
    `insert into agencies.jurisdiction select (a->>'id')::uuid, a->>'regionCode' ${from} where a->>'regionCode' is not null`,
    [json],
  );
}
