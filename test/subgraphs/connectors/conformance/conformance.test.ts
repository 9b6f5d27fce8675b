import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Card } from '../../../../subgraphs/connectors/conformance/card.ts';
import { testConnector } from '../../../../subgraphs/connectors/conformance/test-connector.ts';
import { type TestDatabase, testDatabase } from '../../../support/test-database.ts';
import { waterworks } from './good.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Rows that did not pass, with their reason. */
const besidesPassed = ({ rows }: Card, result: string) =>
  rows.filter((row) => row.result === result).map(({ number, reason, place }) => `${number}: ${reason} (${place})`);

test('a good connector passes every row that applies to it', async () => {
  const card = await testConnector(waterworks(), { databaseUrl: database.url });
  expect(besidesPassed(card, 'FAIL')).toEqual([]);
  expect(card.passed).toBe(true);
  expect(card.rows.filter(({ result }) => result === 'PASS').length).toBeGreaterThan(40);
  expect(card.rows.filter(({ result }) => result === 'N.A.').map(({ number }) => number)).toEqual([15, 34, 45, 47]);
}, 180_000);
