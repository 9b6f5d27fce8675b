import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Connector } from '../../../../subgraphs/connectors/kit/connector.ts';
import { connectorsDatabase } from '../../../../subgraphs/connectors/ledger/database.ts';
import { pullChannel } from '../../../../subgraphs/connectors/runner/pull-run.ts';
import { sheetConnector } from '../../../../subgraphs/connectors/sheet/sheet.connector.ts';
import { putChannel } from '../../../support/pages-connector.ts';
import { COLUMN_SETS, csvOf, ordinaryRows, ringkas } from '../../../support/ringkas.ts';
import { dropFolder } from '../../../support/sheet-pull.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
});
afterAll(() => runtimes.drop());

const SETS = [17, 20, 21, 26] as const;
const fileOf = (set: (typeof SETS)[number]) => csvOf(ringkas(COLUMN_SETS[set], ordinaryRows(40)));

test.each(SETS.flatMap((one) => SETS.filter((other) => other !== one).map((other) => [one, other] as const)))(
  'after an export of %i columns one of %i is no drift',
  async (one, other) => {
    const runtime = runtimes.of('connectors');
    const { folder, remove } = await dropFolder({ 'a.csv': fileOf(one) });
    const id = `kolom-${one}-${other}`;
    await putChannel(runtime, id, { family: 'SHEET', settings: { folder } });
    const connectors = { SHEET: sheetConnector as unknown as Connector };
    await pullChannel(runtime, id, { connectors, variables: {} });
    await writeFile(join(folder, 'b.csv'), fileOf(other));
    const { run } = await pullChannel(runtime, id, { connectors, variables: {} });
    await remove();
    expect(run).toMatchObject({ outcome: 'DONE', seen: 40 });
  },
);
