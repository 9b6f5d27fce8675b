import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The region of the subgraph agencies, by its wilayah code. */
@ObjectType('Region')
@Directive('@key(fields: "id")')
export class RegionStub {
  @Field(() => ID)
  id!: string;
}
