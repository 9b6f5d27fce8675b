import { Field, ID, ObjectType } from 'type-graphql';
import { Report } from '../report/report.entity.ts';

/** What an old number leads to. */
@ObjectType({
  description: 'What an old number leads to. Numbers resolve for ever, through joining and through renamed agencies.',
})
export class LegacyResolution {
  @Field(() => ID, { description: 'System that gave the number.' })
  system!: string;

  @Field(() => String, { description: 'The number there, as it is stored.' })
  number!: string;

  @Field(() => Report, { description: 'The report that bears it, or the one it was joined to.' })
  report!: Report;

  @Field(() => Boolean, { description: 'The bearer was joined to another report, which answers for both.' })
  joined!: boolean;
}
