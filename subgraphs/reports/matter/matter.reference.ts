import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { ReportsContext } from '../context.ts';

/** The matter another subgraph points at; null: not for this viewer. */
export const referenceMatter: ReferenceResolver<ReportsContext> = ({ id }, { loaders }) => loaders.matter.load(id);
