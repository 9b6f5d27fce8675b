import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { type LaporContext, laporContext } from './context.ts';
import { startJobs } from './jobs.ts';
import { referenceSourceRecord } from './record/source-record.reference.ts';
import { SourceRecordResolver } from './record/source-record.resolver.ts';
import { SourceRecordStub } from './record/source-record.stub.ts';

/** The subgraph of the family LAPOR: the official reports behind source records. */
export const lapor = subgraphParts<LaporContext>({
  name: 'lapor',
  database: connectorsDatabase,
  resolvers: [SourceRecordResolver],
  orphanedTypes: [SourceRecordStub],
  references: { SourceRecord: referenceSourceRecord },
  context: laporContext,
  jobs: startJobs,
});
