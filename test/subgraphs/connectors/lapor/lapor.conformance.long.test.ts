import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reportsReceiver } from '../../../../scripts/connector/reports-receiver.ts';
import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import { testConnector } from '../../../../subgraphs/connectors/conformance/test-connector.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import type { Connector, Json } from '../../../../subgraphs/connectors/kit/index.ts';
import { simulated } from '../../../legacy-sites/lapor-simulator.ts';
import { type TestDatabase, testDatabase } from '../../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const BASE = 'https://lapor.invalid/lapor/3.0.0';
const IDS = ['1', '2', '3', '4', '5', '6'];
const variable = (name: string) => `\${${name}}`;

const exchange = (path: string, results: Json, method = 'GET') => ({
  method,
  url: `${BASE}/${path}`,
  headers: { 'content-type': 'application/json' },
  body: { results },
});

const report = (id: string) =>
  simulated(id, {
    id: Number(id),
    content: `Lampu jalan ${id} mati.`,
    status_name: id === '4' ? 'Selesai' : 'Dalam Proses',
    is_anonymous: id === '2',
    is_secret: id === '3',
    created_at: `2026-02-0${id} 08:00:00`,
    updated_at: `2026-02-1${id} 08:00:00`,
  }).parts;

/** Why rows cannot be shown by an interface that is asked report by report. */
const NO_LIST = 'No call lists reports: every known id is asked by itself in each round.';

const recording = recordingShape.parse({
  at: '2026-03-17T03:00:00Z',
  variables: { SOURCE_KEY: 'kunci-rahasia-1', SOURCE_TOKEN: 'token-rahasia-2' },
  http: {
    exchanges: [
      exchange('masters/institutions/external?page_size=1000', { data: [{ id: 77, name: 'Dinas Contoh' }] }),
      exchange('masters/templates?page_size=1000', { data: [{ template_code: 'T1', content: 'Selesai' }] }),
      exchange('complaints/followup/add', { data: { id: 901 } }, 'POST'),
      ...IDS.flatMap((id) => [
        exchange(`complaints/${id}/complaint`, { data: report(id), data_logs: [] }),
        exchange(`complaints/${id}/followups?page=1`, {
          data: [{ id: 9, content: `Jawaban ${id}`, created_at: '15-02-2026 10:00:00' }],
          next_page_url: null,
        }),
      ]),
    ],
  },
  push: { duplicate: { status: 400, headers: {}, body: { message: 'Data duplikat' } } },
  notApplicable: {
    5: NO_LIST,
    17: NO_LIST,
    33: `${NO_LIST} Paging of follow-ups: lapor.faults.test.ts.`,
    35: NO_LIST,
    44: 'A flag that a report does not say hides it, for replies with flags are assumed only.',
  },
});

test('the family passes every row of the pass card that applies to it', async () => {
  const config = {
    base: BASE,
    key: variable('SOURCE_KEY'),
    token: variable('SOURCE_TOKEN'),
    ids: IDS,
    reportsPerPage: 2,
    requestsPerSecond: 1_000,
    statusMap: { out: { CLOSED: 'Selesai' } },
    push: { userId: 5, institutionId: 77 },
  };
  const subject = { name: 'lapor', connector: CONNECTORS.LAPOR as Connector, config, recording };
  const card = await testConnector(subject, { receiver: reportsReceiver, databaseUrl: database.url });
  const failed = card.rows.filter(({ result }) => result === 'FAIL');
  expect(failed.map(({ number, reason, place }) => `${number}: ${reason} (${place})`)).toEqual([]);
  expect(card.rows.filter(({ result }) => result === 'PASS').length).toBeGreaterThanOrEqual(39);
}, 180_000);
