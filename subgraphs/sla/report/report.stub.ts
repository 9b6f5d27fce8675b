import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The report of the subgraph reports, by its key. */
@ObjectType('Report')
@Directive('@key(fields: "id")')
export class ReportStub {
  @Field(() => ID)
  id!: string;
}
