import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { ChatContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `chat` is asked for. */
export const referenceSourceRecord: ReferenceResolver<ChatContext> = ({ id }) => ({ id });
