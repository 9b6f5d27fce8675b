import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { type SqlContext, sqlContext } from './context.ts';
import { startJobs } from './jobs.ts';
import { referenceSourceRecord } from './record/source-record.reference.ts';
import { SourceRecordResolver } from './record/source-record.resolver.ts';
import { SourceRecordStub } from './record/source-record.stub.ts';

/** The subgraph of the family SQL: the rows behind source records. */
export const sql = subgraphParts<SqlContext>({
  name: 'sql',
  database: connectorsDatabase,
  resolvers: [SourceRecordResolver],
  orphanedTypes: [SourceRecordStub],
  references: { SourceRecord: referenceSourceRecord },
  context: sqlContext,
  jobs: startJobs,
});
