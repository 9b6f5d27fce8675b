import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { AgenciesContext } from '../context.ts';

/** The region another subgraph points at. */
export const referenceRegion: ReferenceResolver<AgenciesContext> = ({ id }, { loaders }) => loaders.region.load(id);
