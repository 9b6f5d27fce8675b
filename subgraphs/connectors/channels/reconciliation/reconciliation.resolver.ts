import { Arg, Args, Ctx, FieldResolver, Float, Int, Mutation, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../../common/graphql/connection.ts';
import { Needs } from '../../../common/graphql/needs.ts';
import { ChannelError } from '../../ledger/channel.entity.ts';
import { type Finding, FindingConnection } from '../../ledger/finding.entity.ts';
import { Reconciliation } from '../../ledger/reconciliation.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { FindingFilter, StartReconciliationInput } from './reconciliation.inputs.ts';
import { type ReconciliationCell, ReconciliationCellConnection, ReconciliationSums } from './reconciliation-sums.ts';

/** Comparisons of channels with their sources. */
@Resolver(() => Reconciliation)
export class ReconciliationResolver {
  @Needs('channel:keep')
  @Mutation(() => Reconciliation, {
    description:
      'Compares what the source says it holds with what the hub holds of it; a worker does it, Channel.reconciliation shows how far it is. CENTRAL_ADMIN; AGENCY_ADMIN of its owner.',
  })
  startReconciliation(
    @Arg('input', () => StartReconciliationInput) input: StartReconciliationInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Reconciliation> {
    return services.reconciliation.start(input);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Items the source has shown so far; null for viewers other than its owner and the centre.',
  })
  async recordsListed(@Root() run: Reconciliation, @Ctx() context: ChannelsContext): Promise<number | null> {
    return (await isOwn(run, context)) ? run.listed : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Items a second, from its start until now or its end; null: not begun, or as of recordsListed.',
  })
  async recordsPerSecond(@Root() run: Reconciliation, @Ctx() context: ChannelsContext): Promise<number | null> {
    const { startedAt, endedAt, listed } = run;
    if (!startedAt || !(await isOwn(run, context))) return null;
    const seconds = ((endedAt ?? context.now()).valueOf() - startedAt.valueOf()) / 1000;
    return seconds > 0 ? listed / seconds : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Items the source showed without an id that could be read: they are in no cell; null as of recordsListed.',
  })
  async recordsWithoutId(@Root() run: Reconciliation, @Ctx() context: ChannelsContext): Promise<number | null> {
    return (await isOwn(run, context)) ? run.nameless : null;
  }

  @FieldResolver(() => ChannelError, {
    nullable: true,
    description: 'Why it failed; null: it did not, or as of recordsListed.',
  })
  async error(@Root() run: Reconciliation, @Ctx() context: ChannelsContext): Promise<ChannelError | null> {
    const { errorCode: code, errorMessage: message, endedAt: at } = run;
    return code && message && at && (await isOwn(run, context)) ? { code, message, at } : null;
  }

  @FieldResolver(() => ReconciliationSums, { description: 'What came of it; all 0 until it is DONE.' })
  sums(@Root() run: Reconciliation, @Ctx() { services }: ChannelsContext): Promise<ReconciliationSums> {
    return services.outcome.sums(run);
  }

  @FieldResolver(() => ReconciliationCellConnection, { description: 'Both sides by day of receipt and status.' })
  cells(
    @Root() run: Reconciliation,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('differing', () => Boolean, { defaultValue: false, description: 'Only those that are not the same.' })
    differing: boolean,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<ReconciliationCell>> {
    return services.outcome.cells(run, page, differing);
  }

  @FieldResolver(() => FindingConnection, { description: 'Items about which the two sides differ.' })
  findings(
    @Root() run: Reconciliation,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => FindingFilter, { nullable: true }) filter: FindingFilter | null,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Connection<Finding>> {
    return services.outcome.findings(run, page, filter ?? {});
  }
}

async function isOwn({ channelId }: Reconciliation, { loaders, rights }: ChannelsContext): Promise<boolean> {
  const channel = await loaders.channel.load(channelId);
  return channel !== null && rights.owns(channel);
}
