import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The agency of the subgraph agencies, by its key. */
@ObjectType('Agency')
@Directive('@key(fields: "id")')
export class AgencyStub {
  @Field(() => ID)
  id!: string;
}
