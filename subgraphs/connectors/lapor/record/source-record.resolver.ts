import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LaporContext } from '../context.ts';
import { LaporRecord } from './lapor-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => LaporRecord, {
    nullable: true,
    description: 'What the official interface said; null: it is of another family, or not for this viewer.',
  })
  lapor(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: LaporContext): Promise<LaporRecord | null> {
    return loaders.laporRecord.load(id);
  }
}
