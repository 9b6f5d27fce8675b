import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** How sure the hub is of a pair. */
export const SuggestionBand = enumOf(['AUTO_ELIGIBLE', 'SUGGEST', 'RECURRENCE', 'IGNORE']);
export type SuggestionBand = keyof typeof SuggestionBand;

/** What two reports probably are to each other. */
export const SuggestedRelation = enumOf(['SAME_SUBMISSION', 'SAME_MATTER']);
export type SuggestedRelation = keyof typeof SuggestedRelation;

registerEnumType(SuggestionBand, {
  name: 'SuggestionBand',
  description: 'How sure the hub is of a pair.',
  valuesConfig: {
    AUTO_ELIGIBLE: { description: 'As sure as what a rule may join.' },
    SUGGEST: { description: 'Worth a look of a person.' },
    RECURRENCE: { description: 'The same again: the earlier one is closed or more than 90 days old.' },
    IGNORE: { description: 'Not alike enough; only explained when asked for.' },
  },
});
registerEnumType(SuggestedRelation, {
  name: 'SuggestedRelation',
  description: 'What two reports probably are to each other.',
  valuesConfig: {
    SAME_SUBMISSION: { description: 'One act of reporting that arrived twice.' },
    SAME_MATTER: { description: 'Several people, or a reminder, about one thing.' },
  },
});
