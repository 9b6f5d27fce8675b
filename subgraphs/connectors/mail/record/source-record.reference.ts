import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { MailContext } from '../context.ts';

/** Any source record: whether it is one of ours is seen from its id when `mail` is asked for. */
export const referenceSourceRecord: ReferenceResolver<MailContext> = ({ id }) => ({ id });
