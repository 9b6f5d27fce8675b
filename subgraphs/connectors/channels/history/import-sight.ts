import type { ImportRun } from '../../ledger/import-run.entity.ts';
import type { ChannelsContext } from '../context.ts';

/** May the viewer see what came of the import? */
export async function isOwn({ channelId }: ImportRun, { loaders, rights }: ChannelsContext): Promise<boolean> {
  const channel = await loaders.channel.load(channelId);
  return channel !== null && rights.owns(channel);
}
