import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { HtmlContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `html` is asked for. */
export const referenceSourceRecord: ReferenceResolver<HtmlContext> = ({ id }) => ({ id });
