import { defineConnector, listed, mapRecord } from '../kit/index.ts';
import { connect } from './driver/connect.ts';
import { pushStatus } from './push/push-status.ts';
import { type SqlCursor, sqlCursor } from './scan/cursor.ts';
import { scanPages } from './scan/scan.ts';
import { describeTable } from './scan/table.ts';
import { type SqlConfig, sqlConfig } from './settings/config.ts';

/**
 * Reads a table, view or query of PostgreSQL, MariaDB, MySQL or SQL Server, page by page along its key. It knows no
 * agency: what to read and what it means is said by the channel's settings.
 */
export const sqlConnector = defineConnector<SqlConfig, SqlCursor>({
  family: 'SQL',
  version: '1.0.0',
  sdk: '^1',
  config: sqlConfig,
  cursor: sqlCursor,
  ordering: 'source-time',
  statusMap: ({ statusMap }) => statusMap.in,
  statusOut: ({ statusMap }) => statusMap.out,
  timezone: ({ timezone }) => timezone,
  policy: ({ source }) => ({ readsAhead: true, overlapSeconds: source.overlap, deletes: source.deletes }),
  normalize: (raw, info) => mapRecord(info.config.map, raw, info),
  identify: ({ _id: id }) => (typeof id === 'string' ? id : null),
  pushStatus,

  async check(ctx) {
    const database = await connect(ctx, true);
    await describeTable(ctx, database).finally(() => database.close());
  },

  async *pull(ctx, cursor) {
    const database = await connect(ctx, true);
    try {
      yield* scanPages(ctx, database, cursor);
    } finally {
      await database.close();
    }
  },

  async *enumerate(ctx) {
    const database = await connect(ctx, true);
    try {
      yield* listed(scanPages(ctx, database, null));
    } finally {
      await database.close();
    }
  },
});
