import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RestContext } from '../context.ts';
import { RestRecord } from './rest-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => RestRecord, {
    nullable: true,
    description: 'What the web API said; null: it is of another family, or not for this viewer.',
  })
  rest(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: RestContext): Promise<RestRecord | null> {
    return loaders.restRecord.load(id);
  }
}
