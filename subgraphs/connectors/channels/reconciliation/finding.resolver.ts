import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../common/graphql/needs.ts';
import { Explanation } from '../../ledger/explanation.entity.ts';
import { Finding } from '../../ledger/finding.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import type { ChannelsContext } from '../context.ts';
import { ExplainDifferenceInput } from './reconciliation.inputs.ts';

/** Differences between a source and the hub, and what people say of them. */
@Resolver(() => Finding)
export class FindingResolver {
  @Needs('channel:keep')
  @Mutation(() => Finding, {
    description:
      'Says why the two sides differ about an item; it holds until one of them changes. CENTRAL_ADMIN; AGENCY_ADMIN of the channel’s owner.',
  })
  explainDifference(
    @Arg('input', () => ExplainDifferenceInput) input: ExplainDifferenceInput,
    @Ctx() { services }: ChannelsContext,
  ): Promise<Finding> {
    return services.reconciliation.explain(input);
  }

  @FieldResolver(() => Explanation, {
    nullable: true,
    description: 'What a person said of it; null: nothing that holds.',
  })
  explanation(@Root() finding: Finding, @Ctx() { services }: ChannelsContext): Promise<Explanation | null> {
    return services.outcome.explanationOf(finding);
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'What the hub holds of it; null: nothing.' })
  sourceRecord(@Root() finding: Finding, @Ctx() { loaders }: ChannelsContext): Promise<SourceRecord | null> {
    return finding.sourceRecordId === null ? Promise.resolve(null) : loaders.sourceRecord.load(finding.sourceRecordId);
  }
}
