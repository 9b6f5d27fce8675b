import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { mailRecordById } from './record/mail-record.loader.ts';

/** What the resolvers of one request work with. */
export interface MailContext {
  loaders: { mailRecord: ReturnType<typeof mailRecordById> };
}

const directory = new Directory('connectors');

/** Made anew for every request. */
export const mailContext: ContextMaker<MailContext> = async ({ orm, config }, viewer) => {
  const scope = viewer.agencyId ? await directory.agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
  return { loaders: { mailRecord: mailRecordById(forkFor(orm, viewer, scope), viewer, config.HUB_SECRET) } };
};
