import { Field, ID, Int, ObjectType } from 'type-graphql';

/** Going back, rehearsed on a copy of a channel against a stand-in of its old system. */
@ObjectType({ description: 'Going back, rehearsed on a copy of a channel against a stand-in of its old system.' })
export class Rehearsal {
  @Field(() => ID, { description: 'Opaque id; later ones are greater.' })
  id!: string;

  @Field(() => Date, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => Int, { description: 'Seconds it took, begun ones counted whole.' })
  seconds!: number;

  @Field(() => Int, { description: 'Seconds it may take.' })
  limitSeconds!: number;

  @Field(() => Int, { description: 'Reports that went over.' })
  items!: number;

  @Field(() => Int, { description: 'Of them not in the old system afterwards; must be 0.' })
  losses!: number;

  @Field(() => Int, { description: 'There twice, or come back as something new; must be 0.' })
  doubles!: number;
}
