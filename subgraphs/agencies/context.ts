import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../common/database/row-security.ts';
import type { ContextMaker } from '../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER, type Viewer } from '../common/identity/viewer.ts';
import * as agencyLoaders from './agency/agency.loader.ts';
import { AgencyService } from './agency/agency.service.ts';
import { LiaisonOfficerService } from './liaison/liaison-officer.service.ts';
import { regionById } from './region/region.loader.ts';
import { RegionService } from './region/region.service.ts';

/** What the resolvers of one request work with. */
export interface AgenciesContext {
  viewer: Viewer;
  em: EntityManager;
  loaders: ReturnType<typeof loadersOf>;
  services: { agency: AgencyService; region: RegionService; liaison: LiaisonOfficerService };
}

/** Made anew for every request. */
export const agenciesContext: ContextMaker<AgenciesContext> = async ({ orm, letterBox }, viewer) => {
  const scope = viewer.agencyId ? await agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
  const em = forkFor(orm, viewer, scope);
  return {
    viewer,
    em,
    loaders: loadersOf(em),
    services: {
      agency: new AgencyService(em, letterBox, viewer),
      region: new RegionService(em),
      liaison: new LiaisonOfficerService(em, viewer, scope),
    },
  };
};

const loadersOf = (em: EntityManager) => ({
  agency: agencyLoaders.agencyById(em),
  namesOfAgency: agencyLoaders.namesOfAgency(em),
  identifiersOfAgency: agencyLoaders.identifiersOfAgency(em),
  regionCodesOfAgency: agencyLoaders.regionCodesOfAgency(em),
  successorsOfAgency: agencyLoaders.successorsOfAgency(em),
  predecessorsOfAgency: agencyLoaders.predecessorsOfAgency(em),
  region: regionById(em),
});

/** The agency and everything below it. */
async function agenciesUnder(em: EntityManager, id: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `with recursive below as (
       select id from agencies.agency where id = ?::uuid
       union select a.id from agencies.agency a join below b on a.parent_id = b.id)
     select id from below`,
    [id],
  );
  return rows.map((row) => row.id);
}
