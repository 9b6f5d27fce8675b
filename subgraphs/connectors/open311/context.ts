import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { open311RecordById } from './record/open311-record.loader.ts';

/** What the resolvers of one request work with. */
export interface Open311Context {
  loaders: { open311Record: ReturnType<typeof open311RecordById> };
}

const directory = new Directory('connectors');

/** Made anew for every request. */
export const open311Context: ContextMaker<Open311Context> = async ({ orm, config }, viewer) => {
  const scope = viewer.agencyId ? await directory.agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
  return { loaders: { open311Record: open311RecordById(forkFor(orm, viewer, scope), viewer, config.HUB_SECRET) } };
};
