import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { enumOf } from '../../common/graphql/enum.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { SuggestedRelation, SuggestionBand } from './suggestion-words.ts';

/** A text of a report in which words match, and one of the two reports. */
export const SpannedText = enumOf(['TITLE', 'BODY', 'PLACE']);
export type SpannedText = keyof typeof SpannedText;
registerEnumType(SpannedText, {
  name: 'SpannedText',
  description: 'A text of a report: its title, its body, the detail of its place.',
});
export const OneOfPair = enumOf(['ONE', 'OTHER']);
export type OneOfPair = keyof typeof OneOfPair;
registerEnumType(OneOfPair, { name: 'OneOfPair', description: 'One of two reports: `a` of explainPair, or `b`.' });

/** Words of a text that match words of the other report. */
@ObjectType({ description: 'Words of a text that match words of the other report, to be highlighted.' })
export class TextSpan {
  @Field(() => OneOfPair, { description: 'Report whose text it is.' })
  report!: OneOfPair;

  @Field(() => SpannedText, { description: 'Text they stand in, as this viewer sees it.' })
  part!: SpannedText;

  @Field(() => Int, { description: 'Place of the first character, counted as JavaScript does (UTF-16).' })
  from!: number;

  @Field(() => Int, { description: 'Place behind the last character.' })
  to!: number;

  @Field(() => String, { description: 'The words themselves.' })
  words!: string;
}

/** One thing that speaks for or against a pair, in both languages. */
@ObjectType({ description: 'One thing that speaks for or against a pair.' })
export class DuplicateEvidence {
  @Field(() => String, {
    description: 'What was compared: reporter, text, thing, street, area, time, ...; docs/CONSOLIDATION.md.',
  })
  field!: string;

  @Field(() => String, { description: 'Level that was seen, e.g. "NEARLY_EQUAL"; "HIDDEN": not for this viewer.' })
  level!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Bits: positive speaks for one matter, negative against; null: hidden.',
  })
  bits!: number | null;

  @Field(() => String, { description: 'The same in Indonesian.' })
  indonesian!: string;

  @Field(() => String, { description: 'The same in English.' })
  english!: string;

  @Field(() => [TextSpan], {
    description: 'Words it rests on, by explainPair; empty where it rests on none, and in lists, which keep none.',
  })
  spans!: TextSpan[];
}

/** Two reports that may be about one matter, as this viewer may know it; a person decides. */
@ObjectType('DuplicateSuggestion', {
  description: 'Two reports that may be about one matter, and why; a person decides.',
})
export class DuplicateSuggestionView {
  /** Field resolvers make reports of them, hence no @Field. */
  reportId!: string;

  otherId!: string;

  @Field(() => SuggestionBand, { description: 'How sure the hub is, going by what this viewer may know.' })
  band!: SuggestionBand;

  @Field(() => SuggestedRelation, { description: 'What the two probably are to each other.' })
  relation!: SuggestedRelation;

  @Field(() => Float, {
    description: 'Log2 of the odds that both are about one matter; hidden evidence does not count.',
  })
  bits!: number;

  @Field(() => [DuplicateEvidence], { description: 'What speaks for and against.' })
  evidence!: DuplicateEvidence[];

  @Field(() => [String], { description: 'Fields that contradict each other and forbid joining without a person.' })
  conflicts!: string[];

  @Field(() => String, { description: 'Version of the weights.' })
  modelVersion!: string;

  @Field(() => String, { nullable: true, description: 'Version of the table of rare words; null: none counted yet.' })
  termsVersion!: string | null;

  @Field(() => DateTimeScalar, { description: 'When they were compared.' })
  comparedAt!: Date;
}

/** A page of the review queue. */
export const DuplicateSuggestionConnection = connectionOf('DuplicateSuggestion', () => DuplicateSuggestionView);
