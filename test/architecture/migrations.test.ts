import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openOrm } from '../../subgraphs/common/database/orm.ts';
import { DATABASES } from '../../subgraphs/subgraphs.ts';
import { type TestDatabase, testDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Migrations may add what an entity cannot say (more indexes); they may not differ in anything it does say. */
const ALLOWED = /^(set names|drop index|alter table .* drop constraint .*_(unique|key))/;

test.each(DATABASES.map((part) => [part.schema, part] as const))(
  'the migrated tables of %s are those of its entities, row rules included',
  async (_, part) => {
    const orm = await openOrm(part, database.url);
    const difference = await orm.schema.getUpdateSchemaSQL({ safe: true });
    await orm.close();
    const statements = difference.split(/;\n*/).map((statement) => statement.trim());
    expect(statements.filter((statement) => statement !== '' && !ALLOWED.test(statement))).toEqual([]);
  },
);
