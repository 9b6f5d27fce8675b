import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LEGACY_STATUSES, VOCABULARIES } from '../../../../subgraphs/connectors/kit/index.ts';
import { type TestRuntimes } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn, testReports } from '../support.ts';

const ROWS = VOCABULARIES.flatMap((name) =>
  LEGACY_STATUSES[name].map(([statusRaw, status, closedBy], place) => ({
    key: `${name}-${place}`,
    statusRaw,
    status,
    closedBy,
  })),
);
let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

test('of every word of every vocabulary a report keeps the raw one, the unified one, and who ended it', async () => {
  await takeIn(
    hub,
    letter(ROWS.map(({ key, ...parts }) => record(`html.lama.${key}`, { ...parts, archiveReason: null }))),
  );
  const stored = await systemEm(hub).execute(
    `select l.source_record_id as id, r.status_raw, r.status, r.closed_by from reports.report r
     join reports.source_link l on l.report_id = r.id`,
  );
  expect(stored).toHaveLength(ROWS.length);
  expect(new Map(stored.map(({ id, ...rest }) => [id, rest]))).toEqual(
    new Map(
      ROWS.map(({ key, statusRaw, status, closedBy }) => [
        `html.lama.${key}`,
        { status_raw: statusRaw, status, closed_by: closedBy },
      ]),
    ),
  );
});
