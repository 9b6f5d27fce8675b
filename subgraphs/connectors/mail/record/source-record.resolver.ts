import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { MailContext } from '../context.ts';
import { MailRecord } from './mail-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => MailRecord, {
    nullable: true,
    description: 'What the mails said; null: it is of another family, or not for this viewer.',
  })
  mail(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: MailContext): Promise<MailRecord | null> {
    return loaders.mailRecord.load(id);
  }
}
