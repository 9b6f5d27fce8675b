import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SheetContext } from '../context.ts';
import { SheetRecord } from './sheet-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => SheetRecord, {
    nullable: true,
    description: 'Row of the file it was read from; null: it is of another family, or not for this viewer.',
  })
  sheet(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: SheetContext): Promise<SheetRecord | null> {
    return loaders.sheetRecord.load(id);
  }
}
