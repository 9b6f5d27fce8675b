import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../context.ts';
import { Report } from '../report/report.entity.ts';
import { SourceRecordStub } from './source-record.stub.ts';

/** What reports add to a source record. */
@Resolver(() => SourceRecordStub)
export class SourceRecordResolver {
  @FieldResolver(() => Report, {
    nullable: true,
    description: 'The report it made; null: not yet taken in, or not for this viewer.',
  })
  async report(@Root() { id }: SourceRecordStub, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    const link = await loaders.sourceLink.load(id);
    return link && loaders.report.load(link.reportId);
  }
}
