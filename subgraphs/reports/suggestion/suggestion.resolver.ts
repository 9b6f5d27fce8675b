import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import type { ReportsContext } from '../context.ts';
import { MergeDecision } from '../merge/merge-decision.entity.ts';
import { Report } from '../report/report.entity.ts';
import { DuplicateQueueFilter, RejectDuplicateInput } from './suggestion.inputs.ts';
import { DuplicateSuggestionConnection, DuplicateSuggestionView } from './suggestion-view.ts';

const EXPLAINED =
  'Why two reports are alike or not, suggested or not; what the viewer may not read is neither compared nor told ("hidden").';

/** Suggestions, their reasons, and the refusal of one. */
@Resolver(() => DuplicateSuggestionView)
export class SuggestionResolver {
  @Needs('duplicate:read')
  @Query(() => DuplicateSuggestionConnection, {
    description:
      'Pairs of reports that wait for a person, the most useful first. Offices: with a report of their own agency or below; CENTRAL_ADMIN, AUDITOR: all they may read.',
  })
  duplicateQueue(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DuplicateQueueFilter, { nullable: true }) filter: DuplicateQueueFilter | null,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<DuplicateSuggestionView>> {
    return services.suggestions.queue(page, filter ?? {});
  }

  @Needs('duplicate:read')
  @Query(() => DuplicateSuggestionView, { description: EXPLAINED })
  explainPair(
    @Arg('a', () => ID, { description: 'One report.' }) a: string,
    @Arg('b', () => ID, { description: 'The other report.' }) b: string,
    @Ctx() { services }: ReportsContext,
  ): Promise<DuplicateSuggestionView> {
    return services.explanation.explain(a, b);
  }

  @Needs('duplicate:read')
  @Query(() => DuplicateSuggestionView, { description: `Short name of explainPair. ${EXPLAINED}` })
  why(
    @Arg('a', () => ID, { description: 'One report.' }) a: string,
    @Arg('b', () => ID, { description: 'The other report.' }) b: string,
    @Ctx() { services }: ReportsContext,
  ): Promise<DuplicateSuggestionView> {
    return services.explanation.explain(a, b);
  }

  @Needs('report:merge')
  @Mutation(() => MergeDecision, {
    description:
      'Says that two reports are not the same: neither proposed nor joined by a rule again. CENTRAL_ADMIN; offices within the own agency and below.',
  })
  rejectDuplicate(
    @Arg('input', () => RejectDuplicateInput) input: RejectDuplicateInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<MergeDecision> {
    return services.merge.reject(input);
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The report that was asked about.' })
  report(@Root() { reportId }: DuplicateSuggestionView, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return loaders.report.load(reportId);
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The report it may be one with.' })
  other(@Root() { otherId }: DuplicateSuggestionView, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return loaders.report.load(otherId);
  }
}

/** Suggestions of one report. */
@Resolver(() => Report)
export class SuggestionsOfReportResolver {
  @FieldResolver(() => [DuplicateSuggestionView], {
    nullable: true,
    description:
      'Reports it may be one with, the likeliest first; empty for those who are no office or may not read both.',
  })
  duplicateSuggestions(
    @Root() { id }: Report,
    @Arg('first', () => Int, { defaultValue: 3, description: 'At most 20.' }) first: number,
    @Ctx() { services }: ReportsContext,
  ): Promise<DuplicateSuggestionView[]> {
    return services.suggestions.of(id, first);
  }
}
