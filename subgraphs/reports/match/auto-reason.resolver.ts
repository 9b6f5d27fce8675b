import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { DuplicateSuggestionView } from '../suggestion/suggestion-view.ts';
import { NotAutomatic } from './not-automatic.ts';

/** Why a suggested pair is left to people. */
@Resolver(() => DuplicateSuggestionView)
export class AutoReasonResolver {
  @FieldResolver(() => [NotAutomatic], {
    description:
      'Conditions of automatic joining that the pair does not meet now; empty: it is joined with the next look.',
  })
  notAutomatic(
    @Root() { reportId, otherId }: DuplicateSuggestionView,
    @Ctx() { services }: ReportsContext,
  ): Promise<NotAutomatic[]> {
    return services.autoReason.whyNot(reportId, otherId);
  }
}
