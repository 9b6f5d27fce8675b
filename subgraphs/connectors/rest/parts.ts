import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { type RestContext, restContext } from './context.ts';
import { startJobs } from './jobs.ts';
import { referenceSourceRecord } from './record/source-record.reference.ts';
import { SourceRecordResolver } from './record/source-record.resolver.ts';
import { SourceRecordStub } from './record/source-record.stub.ts';

/** The subgraph of the family REST: what web APIs said, behind source records. */
export const rest = subgraphParts<RestContext>({
  name: 'rest',
  database: connectorsDatabase,
  resolvers: [SourceRecordResolver],
  orphanedTypes: [SourceRecordStub],
  references: { SourceRecord: referenceSourceRecord },
  context: restContext,
  jobs: startJobs,
});
