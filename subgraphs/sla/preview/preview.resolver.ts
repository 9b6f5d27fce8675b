import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Needs } from '../../common/graphql/needs.ts';
import { AmendAgencyCalendarInput } from '../calendar/agency-calendar.inputs.ts';
import { AmendCalendarInput } from '../calendar/calendar.inputs.ts';
import type { SlaContext } from '../context.ts';
import { PublishRuleSetInput } from '../rule-set/rule-set.inputs.ts';
import { Preview } from './sla-preview.ts';

const EXAMPLES = { defaultValue: 10, description: 'Length of the list of examples, 0 to 100.' };

/** What a publication would change, before it is published. */
@Resolver(() => Preview)
export class PreviewResolver {
  @Needs('rule:publish')
  @Query(() => Preview, {
    nullable: true,
    description: 'What a decree would change. Takes what `amendCalendar` takes and writes nothing.',
  })
  previewCalendar(
    @Arg('input', () => AmendCalendarInput) input: AmendCalendarInput,
    @Arg('examples', () => Int, EXAMPLES) examples: number,
    @Ctx() { services }: SlaContext,
  ): Promise<Preview> {
    return services.preview.amendment(input, examples);
  }

  @Needs('rule:publish')
  @Query(() => Preview, {
    nullable: true,
    description: 'What an agency’s decree would change. Takes what `amendAgencyCalendar` takes and writes nothing.',
  })
  previewAgencyCalendar(
    @Arg('input', () => AmendAgencyCalendarInput) input: AmendAgencyCalendarInput,
    @Arg('examples', () => Int, EXAMPLES) examples: number,
    @Ctx() { services }: SlaContext,
  ): Promise<Preview> {
    return services.preview.agencyAmendment(input, examples);
  }

  @Needs('rule:publish')
  @Query(() => Preview, {
    nullable: true,
    description: 'What a rule set would change. Takes what `publishRuleSet` takes and writes nothing.',
  })
  previewRuleSet(
    @Arg('input', () => PublishRuleSetInput) input: PublishRuleSetInput,
    @Arg('examples', () => Int, EXAMPLES) examples: number,
    @Ctx() { services }: SlaContext,
  ): Promise<Preview> {
    return services.preview.ruleSet(input, examples);
  }
}
