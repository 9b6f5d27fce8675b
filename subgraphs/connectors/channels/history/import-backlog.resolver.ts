import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ImportBacklog } from './import-backlog.ts';
import { isOwn } from './import-sight.ts';

/** What an import has yet to do behind its last page. */
@Resolver(() => ImportRun)
export class ImportBacklogResolver {
  @FieldResolver(() => ImportBacklog, {
    nullable: true,
    description: 'What is taken in and not yet through the hub; null for viewers other than its owner and the centre.',
  })
  async backlog(@Root() run: ImportRun, @Ctx() context: ChannelsContext): Promise<ImportBacklog | null> {
    return (await isOwn(run, context)) ? context.services.progress.backlog(run.channelId) : null;
  }
}
