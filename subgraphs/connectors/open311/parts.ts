import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { type Open311Context, open311Context } from './context.ts';
import { startJobs } from './jobs.ts';
import { referenceSourceRecord } from './record/source-record.reference.ts';
import { SourceRecordResolver } from './record/source-record.resolver.ts';
import { SourceRecordStub } from './record/source-record.stub.ts';

/** The subgraph of the family OPEN311: the service requests behind source records. */
export const open311 = subgraphParts<Open311Context>({
  name: 'open311',
  database: connectorsDatabase,
  resolvers: [SourceRecordResolver],
  orphanedTypes: [SourceRecordStub],
  references: { SourceRecord: referenceSourceRecord },
  context: open311Context,
  jobs: startJobs,
});
