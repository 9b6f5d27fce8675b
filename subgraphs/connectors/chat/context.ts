import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { chatRecordById } from './record/chat-record.loader.ts';

/** What the resolvers of one request work with. */
export interface ChatContext {
  loaders: { chatRecord: ReturnType<typeof chatRecordById> };
}

const directory = new Directory('connectors');

/** Made anew for every request. */
export const chatContext: ContextMaker<ChatContext> = async ({ orm, config }, viewer) => {
  const scope = viewer.agencyId ? await directory.agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
  return { loaders: { chatRecord: chatRecordById(forkFor(orm, viewer, scope), viewer, config.HUB_SECRET) } };
};
