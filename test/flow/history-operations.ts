import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { rows } from '../support/pages-connector.ts';

type Run = [name: string, variables: () => object | Promise<object>, answer: object];

const ID = 'contoh';

/** Runs of schema/operations/migration that import history: a dry run, what nobody mapped, the table, an import. */
export const historyRuns = (runtime: () => Runtime): Run[] => {
  const newest = async () =>
    (
      await rows<{ id: string }>(
        runtime(),
        `select id from connectors.import_run order by (outcome = 'RUNNING') desc, id desc limit 1`,
      )
    )[0]!.id;
  const start = (idempotencyKey: string, dry: boolean) => ({ input: { idempotencyKey, channelId: ID, dry } });
  const page = async (idempotencyKey: string, last: boolean) => ({
    input: { idempotencyKey, runId: await newest(), complaints: [OLD], last },
  });
  const values = [{ kind: 'STATUS', raw: 'Beres', hub: 'CLOSED' }];
  return [
    [
      'migration/start-history-import',
      () => start('h-1', true),
      { startHistoryImport: { state: 'RUNNING', dry: true } },
    ],
    [
      'migration/import-source-records',
      () => page('h-2', true),
      { importSourceRecords: { run: { state: 'DONE', counts: { seen: 1, created: 1 } } } },
    ],
    [
      'migration/unmapped-values',
      () => ({ channelId: ID, kind: 'STATUS', first: 5 }),
      { channel: { unmappedValues: { edges: [{ node: { value: 'Beres', records: 1, example: 'lama-1' } }] } } },
    ],
    [
      'migration/map-channel-values',
      () => ({ input: { idempotencyKey: 'h-3', channelId: ID, values } }),
      { mapChannelValues: { mappedValues: { edges: [{ node: { raw: 'Beres', hub: 'CLOSED', version: 1 } }] } } },
    ],
    ['migration/start-history-import', () => start('h-4', false), { startHistoryImport: { state: 'RUNNING' } }],
    [
      'migration/import-source-records',
      () => page('h-5', false),
      { importSourceRecords: { records: [{ externalId: 'lama-1', verdict: 'CREATED' }] } },
    ],
    [
      'migration/import-progress',
      async () => ({ id: await newest() }),
      { importRun: { state: 'RUNNING', counts: { created: 1 }, remarks: { edges: [] } } },
    ],
    [
      'migration/stop-history-import',
      async () => ({ input: { idempotencyKey: 'h-6', runId: await newest() } }),
      { stopHistoryImport: { state: 'STOPPED' } },
    ],
  ];
};

const OLD = {
  ...{ externalId: 'lama-1', body: 'Lampu jalan padam sejak lama.', status: 'UNKNOWN', statusRaw: 'Beres' },
  ...{ anonymous: false, secret: false, occurredAt: '2021-03-01T01:00:00Z' },
};
