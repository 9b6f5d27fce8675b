import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { Open311Context } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `open311` is asked for. */
export const referenceSourceRecord: ReferenceResolver<Open311Context> = ({ id }) => ({ id });
