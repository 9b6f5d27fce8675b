import { Field, Int, ObjectType } from 'type-graphql';

/** What is behind the reports that came in. */
@ObjectType({
  description: 'What is behind the reports that came in, counted apart. Null: too few to tell, or too many to count.',
})
export class ConsolidationCounts {
  @Field(() => Int, {
    nullable: true,
    description: 'Things that are wrong: matters, and reports of none counted one each.',
  })
  problems!: number | null;

  @Field(() => Int, { nullable: true, description: 'Reports: copies of one submission counted once.' })
  reports!: number | null;

  @Field(() => Int, { nullable: true, description: 'Acts of receipt: every copy in every channel.' })
  submissions!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People: verified senders told apart, each anonymous or unverified report one.',
  })
  people!: number | null;
}
