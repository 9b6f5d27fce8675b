import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { SqlContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `sql` is asked for. */
export const referenceSourceRecord: ReferenceResolver<SqlContext> = ({ id }) => ({ id });
