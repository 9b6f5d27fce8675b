import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import type { ChannelsContext } from '../context.ts';
import {
  ImportedPage,
  ImportRemarkConnection,
  type ImportRemarkItem,
  ImportRemarkKind,
  ImportSourceRecordsInput,
  StartHistoryImportInput,
  StopHistoryImportInput,
} from './history.inputs.ts';
import { ImportCounts } from './import-counts.ts';
import { stateMark } from './import-state.ts';

/** Imports of history: begun, sent in pages, followed. */
@Resolver(() => ImportRun)
export class ImportRunResolver {
  @Query(() => ImportRun, {
    nullable: true,
    description: 'The import with this id; null: none, or not to be seen. Owner, centre and auditors see it.',
  })
  importRun(@Arg('id', () => ID) id: string, @Ctx() { services }: ChannelsContext): Promise<ImportRun | null> {
    return services.history.one(id);
  }

  @Needs('channel:keep')
  @Mutation(() => ImportRun, {
    description:
      'Begins to import a channel’s history, or gives the import that is under way. No citizen is told of it. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  startHistoryImport(
    @Arg('input', () => StartHistoryImportInput) input: StartHistoryImportInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<ImportRun> {
    return services.history.start(input);
  }

  @Needs('channel:keep')
  @Mutation(() => ImportedPage, {
    description:
      'Takes a page of old records in, with a verdict each; repeating a page changes nothing. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  importSourceRecords(
    @Arg('input', () => ImportSourceRecordsInput) input: ImportSourceRecordsInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<ImportedPage> {
    return services.importPages.take(input);
  }

  @Needs('channel:keep')
  @Mutation(() => ImportRun, {
    description: 'Ends an import early; what it has taken in stays. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  stopHistoryImport(
    @Arg('input', () => StopHistoryImportInput) input: StopHistoryImportInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<ImportRun> {
    return services.history.stop(input);
  }

  @Needs('import:watch')
  @Subscription(() => ImportRun, {
    description: 'An import as it stands, now and each time its counts have changed; ends when it ends.',
    subscribe: ({ args: { runId, after }, context }) =>
      (context as ChannelsContext).services.progress.of(runId, after ?? null),
  })
  importProgress(
    @Root() run: ImportRun,
    @Arg('runId', () => ID) _runId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'ImportRun.cursor of the state you know: it is not told again. Filled in from Last-Event-ID.',
    })
    _after: string | null,
  ): ImportRun {
    return run;
  }

  @FieldResolver(() => String, { description: 'Name of the state it is in, for importProgress(after).' })
  cursor(@Root() run: ImportRun): string {
    return stateMark(run);
  }

  @FieldResolver(() => ImportCounts, {
    nullable: true,
    description: 'What came and what became of it; null for viewers other than its owner and the centre.',
  })
  async counts(@Root() run: ImportRun, @Ctx() context: ChannelsContext): Promise<ImportCounts | null> {
    if (!(await isOwn(run, context))) return null;
    const { records: seen, created, changed, unchanged, late, rejected } = run;
    return { seen, created, changed, unchanged, late, rejected };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Records a second until now or its end; null as of counts.',
  })
  async recordsPerSecond(@Root() run: ImportRun, @Ctx() context: ChannelsContext): Promise<number | null> {
    return (await isOwn(run, context)) ? rateOf(run, context.now()) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Seconds left at this rate; null: not known, ended, or as of counts.',
  })
  async secondsLeft(@Root() run: ImportRun, @Ctx() context: ChannelsContext): Promise<number | null> {
    const rate = rateOf(run, context.now());
    if (!rate || run.expected === null || run.endedAt || !(await isOwn(run, context))) return null;
    return Math.ceil(Math.max(0, run.expected - run.records) / rate);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it failed; null: it did not, or as of counts.' })
  async error(@Root() run: ImportRun, @Ctx() context: ChannelsContext): Promise<string | null> {
    return (await isOwn(run, context)) ? run.errorMessage : null;
  }

  @FieldResolver(() => ImportRemarkConnection, {
    description: 'What it could not place, most records first; its owner and the centre see it.',
  })
  remarks(
    @Root() { id }: ImportRun,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('kind', () => ImportRemarkKind, { nullable: true, description: 'Only these.' }) kind: ImportRemarkKind | null,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<ImportRemarkItem>> {
    return services.values.remarks(id, kind ?? null, page);
  }
}

function rateOf({ startedAt, endedAt, records }: ImportRun, now: Date): number | null {
  const seconds = ((endedAt ?? now).valueOf() - startedAt.valueOf()) / 1000;
  return seconds > 0 ? records / seconds : null;
}

async function isOwn({ channelId }: ImportRun, { loaders, rights }: ChannelsContext): Promise<boolean> {
  const channel = await loaders.channel.load(channelId);
  return channel !== null && rights.owns(channel);
}
