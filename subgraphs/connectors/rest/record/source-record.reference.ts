import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { RestContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `rest` is asked for. */
export const referenceSourceRecord: ReferenceResolver<RestContext> = ({ id }) => ({ id });
