import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { ChannelsContext } from '../context.ts';

/** The source record another subgraph points at. */
export const referenceSourceRecord: ReferenceResolver<ChannelsContext> = ({ id }, { loaders }) =>
  loaders.sourceRecord.load(id);
