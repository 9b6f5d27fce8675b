import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The channel of the subgraph channels, by its key. */
@ObjectType('Channel')
@Directive('@key(fields: "id")')
export class ChannelStub {
  @Field(() => ID)
  id!: string;
}
