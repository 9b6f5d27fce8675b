import { Field, Int, ObjectType } from 'type-graphql';

/** What of a channel's history is taken in and not yet through the hub. */
@ObjectType({ description: 'What of a channel’s history is taken in and not yet through the hub.' })
export class ImportBacklog {
  @Field(() => Int, { description: 'Pages of the channel that are no reports yet.' })
  pagesToReport!: number;

  @Field(() => Int, {
    description: 'Pages whose reports are still to be looked through for doubles; that gives way to everything else.',
  })
  pagesToCompare!: number;
}
