import type { ReferenceResolver } from '../../../common/graphql/subgraph-parts.ts';
import type { ChannelsContext } from '../context.ts';

/** The channel another subgraph points at. */
export const referenceChannel: ReferenceResolver<ChannelsContext> = ({ id }, { loaders }) => loaders.channel.load(id);
