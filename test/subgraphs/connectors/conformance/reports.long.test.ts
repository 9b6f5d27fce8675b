import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reportsReceiver } from '../../../../scripts/connector/reports-receiver.ts';
import type { ReceiverDoor } from '../../../../subgraphs/connectors/conformance/bench/receiver.ts';
import { testConnector } from '../../../../subgraphs/connectors/conformance/test-connector.ts';
import { type TestDatabase, testDatabase } from '../../../support/test-database.ts';
import { categoryMadeUp, idOfText, photographOrNothing, tidiesMasks } from './broken/of-parts.ts';
import { partsConnector, partsOf } from './parts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const rowsOf = async (connector: object, only: number[], receiver: object = { receiver: reportsReceiver }) =>
  (await testConnector(partsOf(connector), { databaseUrl: database.url, only, ...receiver })).rows;

test('a good connector passes the rows about what its reports keep', async () => {
  const rows = await rowsOf(partsConnector, [24, 25, 32, 51]);
  expect(rows.map(({ number, result, reason }) => [number, result, reason])).toEqual([
    [24, 'PASS', null],
    [25, 'PASS', null],
    [32, 'PASS', null],
    [51, 'PASS', null],
  ]);
});

test.each<[fault: string, connector: object, row: number, reason: RegExp]>([
  ['makes ids of texts', idOfText, 24, /new reports stand beside/],
  ['makes categories up', categoryMadeUp, 25, /put into "Lain-lain"/],
  ['takes masks out of texts', tidiesMasks, 32, /the real text is "Nomor saya \*\*\*/],
  ['refuses a complaint for its attachment', photographOrNothing, 51, /loses the whole complaint/],
])('a connector that %s is caught', async (_, connector, row, reason) => {
  const [found] = await rowsOf(connector, [row]);
  expect(found).toMatchObject({ number: row, result: 'FAIL', reason: expect.stringMatching(reason) });
  expect(found?.place).not.toBe('hub');
});

test('a hub that lets a source undo what was hidden is told as the hub’s fault', async () => {
  const forgetful: ReceiverDoor = {
    ...reportsReceiver,
    async open(url, now) {
      const receiver = await reportsReceiver.open(url, now);
      let asked = 0;
      const reportsOf = async (channel: string) => {
        asked += 1;
        const reports = await receiver.reportsOf(channel);
        return asked < 3 ? reports : new Map([...reports].map(([id, one]) => [id, { ...one, shown: true }]));
      };
      return { ...receiver, reportsOf };
    },
  };
  const [row] = await rowsOf(partsConnector, [24], { receiver: forgetful });
  expect(row).toMatchObject({ result: 'FAIL', place: 'hub', reason: expect.stringMatching(/undoes what the hub/) });
});

test('without the reports of the hub those rows fail, and say what to do', async () => {
  const [row] = await rowsOf(partsConnector, [32], {});
  expect(row).toMatchObject({ result: 'FAIL', remedy: expect.stringContaining('npm run connector -- test') });
});
