import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { SeenReport } from './seen-matter.loader.ts';

/** Reports about one thing, as far as one viewer sees them; a hidden member leaves no trace in it. */
@ObjectType({
  description: 'Reports about one thing, by several people or told again. Each stays a report of its own.',
})
@Directive('@key(fields: "id")')
export class Matter {
  @Field(() => ID, {
    description: 'Id of its earliest report that this viewer may see; the id of each other report leads to it too.',
  })
  id!: string;

  /** Its visible reports in the order of their receipt. */
  members!: readonly SeenReport[];

  /** The first visible one of each submission. */
  reportIds!: readonly string[];
}

/** How many there are of what. */
@ObjectType({ description: 'How many there are of what, apart.' })
export class MatterCounts {
  @Field(() => Int, { description: 'Acts of receipt: every copy in every channel.' })
  submissions!: number;

  @Field(() => Int, { description: 'Reports: copies of one submission counted once.' })
  reports!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'People: verified senders told apart, each anonymous or unverified report one. Null where it could tell a viewer, who may not know the senders, that two are by one person.',
  })
  people!: number | null;
}
