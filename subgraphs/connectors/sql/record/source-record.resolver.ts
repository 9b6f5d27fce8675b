import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SqlContext } from '../context.ts';
import { SourceRecordStub } from './source-record.stub.ts';
import { SqlRecord } from './sql-record.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => SqlRecord, {
    nullable: true,
    description: 'What the row of the database said; null: it is of another family, or not for this viewer.',
  })
  sql(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: SqlContext): Promise<SqlRecord | null> {
    return loaders.sqlRecord.load(id);
  }
}
