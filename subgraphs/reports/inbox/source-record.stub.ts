import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';

/** The source record of the subgraph channels, by its key. */
@ObjectType('SourceRecord')
@Directive('@key(fields: "id")')
export class SourceRecordStub {
  @Field(() => ID)
  id!: string;
}

/** A page of source records. */
export const SourceRecordConnection = connectionOf('SourceRecord', () => SourceRecordStub);
