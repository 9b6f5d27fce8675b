import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { SlaContext } from '../context.ts';

/** The clock another subgraph points at. */
export const referenceClock: ReferenceResolver<SlaContext> = ({ id }, { loaders }) => loaders.clock.load(id);

/** A report exists elsewhere; here only its id matters. */
export const referenceReport: ReferenceResolver<SlaContext> = ({ id }) => ({ id });
