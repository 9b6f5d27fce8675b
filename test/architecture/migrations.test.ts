import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { openOrm } from '../../subgraphs/common/database/orm.ts';
import { DATABASES } from '../../subgraphs/subgraphs.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Migrations may add what an entity cannot say (more indexes); they may not differ in anything it does say. */
const MORE_INDEXES = /^(set names|drop index)/;
/** PostgreSQL stores row rules in a spelling of its own, so they are compared after it has read both. */
const ROW_RULE = /^(drop|create) policy/;

const rowRules = async (schema: string) =>
  (
    await owner.query(
      'select tablename, policyname, cmd, qual, with_check from pg_policies where schemaname = $1 order by 1, 2',
      [schema],
    )
  ).rows;

test.each(DATABASES.map((part) => [part.schema, part] as const))(
  'the migrated tables of %s are those of its entities, row rules included',
  async (schema, part) => {
    const orm = await openOrm(part, database.url);
    const difference = await orm.schema.getUpdateSchemaSQL({ safe: true });
    await orm.close();
    const statements = difference
      .split(/;\n*/)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    expect(statements.filter((statement) => !MORE_INDEXES.test(statement) && !ROW_RULE.test(statement))).toEqual([]);

    const migrated = await rowRules(schema);
    for (const statement of statements.filter((text) => ROW_RULE.test(text))) await owner.query(statement);
    expect(await rowRules(schema)).toEqual(migrated);
  },
);

test('every table under row rules holds even its owner to them', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace::regnamespace::text = any($1)`,
    [DATABASES.map(({ schema }) => schema)],
  );
  expect(rows).toEqual([]);
});
