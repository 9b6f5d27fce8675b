import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { SheetContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `sheet` is asked for. */
export const referenceSourceRecord: ReferenceResolver<SheetContext> = ({ id }) => ({ id });
