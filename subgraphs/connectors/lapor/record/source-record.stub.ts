import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The source record of the subgraph channels, by its key; this family adds one field to it. */
@ObjectType('SourceRecord')
@Directive('@key(fields: "id")')
export class SourceRecordStub {
  @Field(() => ID)
  id!: string;
}
