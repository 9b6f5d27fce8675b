import type { ReferenceResolver } from '../../common/graphql/subgraph-parts.ts';
import type { SlaContext } from '../context.ts';

/** The clock another subgraph points at. */
export const referenceClock: ReferenceResolver<SlaContext> = ({ id }, { loaders }) => loaders.clock.load(id);

/** Reports and agencies belong to others; we only add to them. */
export const referenceStub: ReferenceResolver<SlaContext> = (reference) => reference;
