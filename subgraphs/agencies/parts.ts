import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { referenceAgency } from './agency/agency.reference.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { type AgenciesContext, agenciesContext } from './context.ts';
import { agenciesDatabase } from './database.ts';
import { startJobs } from './jobs.ts';
import { LiaisonOfficerResolver } from './liaison/liaison-officer.resolver.ts';
import { referenceRegion } from './region/region.reference.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { seedAgencies } from './seed/seed.ts';

/** The subgraph of agencies and regions. */
export const agencies = subgraphParts<AgenciesContext>({
  name: 'agencies',
  database: agenciesDatabase,
  resolvers: [AgencyResolver, RegionResolver, LiaisonOfficerResolver],
  orphanedTypes: [],
  references: { Agency: referenceAgency, Region: referenceRegion },
  context: agenciesContext,
  jobs: startJobs,
  seed: seedAgencies,
});
