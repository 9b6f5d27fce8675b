import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { type MailContext, mailContext } from './context.ts';
import { startJobs } from './jobs.ts';
import { referenceSourceRecord } from './record/source-record.reference.ts';
import { SourceRecordResolver } from './record/source-record.resolver.ts';
import { SourceRecordStub } from './record/source-record.stub.ts';

/** The subgraph of the family MAIL: the mails behind source records. */
export const mail = subgraphParts<MailContext>({
  name: 'mail',
  database: connectorsDatabase,
  resolvers: [SourceRecordResolver],
  orphanedTypes: [SourceRecordStub],
  references: { SourceRecord: referenceSourceRecord },
  context: mailContext,
  jobs: startJobs,
});
