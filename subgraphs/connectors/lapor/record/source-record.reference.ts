import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { LaporContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `lapor` is asked for. */
export const referenceSourceRecord: ReferenceResolver<LaporContext> = ({ id }) => ({ id });
