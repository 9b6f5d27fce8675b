import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { AgenciesContext } from '../context.ts';

/** The agency another subgraph points at. */
export const referenceAgency: ReferenceResolver<AgenciesContext> = ({ id }, { loaders }) => loaders.agency.load(id);
