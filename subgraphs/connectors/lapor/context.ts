import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { laporRecordById } from './record/lapor-record.loader.ts';

/** What the resolvers of one request work with. */
export interface LaporContext {
  loaders: { laporRecord: ReturnType<typeof laporRecordById> };
}

const directory = new Directory('connectors');

/** Made anew for every request. */
export const laporContext: ContextMaker<LaporContext> = async ({ orm, config }, viewer) => {
  const scope = viewer.agencyId ? await directory.agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
  return { loaders: { laporRecord: laporRecordById(forkFor(orm, viewer, scope), viewer, config.HUB_SECRET) } };
};
