import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HtmlContext } from '../context.ts';
import { HtmlRecord } from './html-record.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What this family adds to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => HtmlRecord, {
    nullable: true,
    description: 'What the pages of the website said; null: it is of another family, or not for this viewer.',
  })
  html(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: HtmlContext): Promise<HtmlRecord | null> {
    return loaders.htmlRecord.load(id);
  }
}
