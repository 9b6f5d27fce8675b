import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ChatContext } from '../context.ts';
import { ChatRecord } from './chat-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => ChatRecord, {
    nullable: true,
    description: 'What was written in the chat; null: it is of another family, or not for this viewer.',
  })
  chat(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: ChatContext): Promise<ChatRecord | null> {
    return loaders.chatRecord.load(id);
  }
}
