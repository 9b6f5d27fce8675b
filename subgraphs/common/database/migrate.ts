import pg from 'pg';
import { setUpLetterBox } from '../handover/set-up.ts';
import type { DatabasePart } from './database-part.ts';
import { openOrm } from './orm.ts';
import { rolePassword, serviceRole } from './roles.ts';

/**
 * Brings the database at `ownerUrl` to the newest form: service roles, the tables of each part, the letter box, rights.
 * Safe to run again and by several processes at once (one waits for the other).
 */
export async function migrateAll(ownerUrl: string, secret: string, parts: readonly DatabasePart[]): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(hashtext('lapor-hub migration'))`);
    for (const part of parts) await migratePart(owner, ownerUrl, secret, part);
    await setUpLetterBox(ownerUrl);
    await grantLetterBox(owner, secret, parts);
  } finally {
    await owner.end();
  }
}

async function migratePart(owner: pg.Client, ownerUrl: string, secret: string, part: DatabasePart): Promise<void> {
  await ensureRole(owner, secret, part.schema);
  const orm = await openOrm(part, ownerUrl);
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
  await grantSchema(owner, part.schema, serviceRole(part.schema));
  for (const table of part.appendOnly) {
    await owner.query(`revoke update, delete, truncate on ${part.schema}.${table} from ${serviceRole(part.schema)}`);
  }
}

/** Roles belong to the whole server, which other databases of it share: make it, or renew its password. */
async function ensureRole(owner: pg.Client, secret: string, schema: string): Promise<void> {
  const role = serviceRole(schema);
  const known = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  const password = owner.escapeLiteral(rolePassword(secret, schema));
  const verb = known.rowCount ? 'alter' : 'create';
  await owner.query(`${verb} role ${role} login nobypassrls password ${password}`);
}

/** The letter box has a role of its own for reading; every service may put letters in (within its own transaction). */
async function grantLetterBox(owner: pg.Client, secret: string, parts: readonly DatabasePart[]): Promise<void> {
  await ensureRole(owner, secret, 'letter_box');
  for (const schema of ['letter_box', ...parts.map((part) => part.schema)]) {
    await grantSchema(owner, 'pgboss', serviceRole(schema));
  }
}

async function grantSchema(owner: pg.Client, schema: string, role: string): Promise<void> {
  await owner.query(`grant usage on schema ${schema} to ${role}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
  await owner.query(`grant usage, select on all sequences in schema ${schema} to ${role}`);
  await owner.query(`grant execute on all functions in schema ${schema} to ${role}`);
}
