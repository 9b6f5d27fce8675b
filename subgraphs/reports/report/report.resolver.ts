import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import { Category } from '../category/category.entity.ts';
import { Attachment } from '../content/attachment.entity.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import type { ReportsContext } from '../context.ts';
import { MergeDecision } from '../merge/merge-decision.entity.ts';
import { RegionStub } from '../place/region.stub.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { Reporter } from '../reporter/reporter-identity.ts';
import { Report, ReportConnection } from './report.entity.ts';
import { ReportFilter } from './report.inputs.ts';
import { ReportNumber } from './report-number.entity.ts';

/** Reports: asked by id, by number, as lists. */
@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, { nullable: true, description: 'The report with this id; null: none that this viewer may see.' })
  report(@Arg('id', () => ID) id: string, @Ctx() { loaders }: ReportsContext): Promise<Report | null> {
    return loaders.report.load(id);
  }

  @Query(() => Report, {
    nullable: true,
    description:
      'The report that bears this number in that system, or the one it was joined to; null: none to be seen.',
  })
  reportByNumber(
    @Arg('system', () => ID, { description: '"lapor-hub", "sp4n-lapor", or the id of a channel.' }) system: string,
    @Arg('number', () => String, { description: 'The number there, e.g. "LH-2611-7KQ2-ZDM5".' }) number: string,
    @Ctx() { services }: ReportsContext,
  ): Promise<Report | null> {
    return services.report.byNumber(system, number);
  }

  @Query(() => ReportConnection, {
    description: 'Reports, newest first; each submission once, however many copies there are.',
  })
  reports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ReportFilter, { nullable: true }) filter: ReportFilter | null,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<Report>> {
    return services.report.list(page, filter ?? {});
  }

  @FieldResolver(() => AgencyStub, {
    nullable: true,
    description: 'Agency now responsible; null: the centre, or not in the register.',
  })
  agency(@Root() { agencyId }: Report): AgencyStub | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => RegionStub, {
    nullable: true,
    description: 'Regency (or province) where it happened; null: not known.',
  })
  regency(@Root() { regencyCode }: Report): RegionStub | null {
    return regencyCode === null ? null : { id: regencyCode };
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When something last happened to it; null: its history is not for this viewer.',
  })
  updatedAt(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<Date | null> {
    return loaders.lastEvent.load(id);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Category at its source; null: none.' })
  category(@Root() { categoryId }: Report, @Ctx() { loaders }: ReportsContext): Promise<Category | null> | null {
    return categoryId === null ? null : loaders.category.load(categoryId);
  }

  @FieldResolver(() => ReportContent, { nullable: true, description: 'What it says; null: not for this viewer.' })
  content(@Root() { id }: Report, @Ctx() { services }: ReportsContext): Promise<ReportContent | null> {
    return services.content.content(id);
  }

  @FieldResolver(() => ReportPlace, {
    nullable: true,
    description: 'Where it happened; null: nowhere, or not for this viewer.',
  })
  place(@Root() { id }: Report, @Ctx() { services }: ReportsContext): Promise<ReportPlace | null> {
    return services.content.place(id);
  }

  @FieldResolver(() => [Attachment], {
    nullable: true,
    description: 'Attachments; none where the content is not for this viewer.',
  })
  attachments(@Root() { id }: Report, @Ctx() { services }: ReportsContext): Promise<Attachment[]> {
    return services.content.attachments(id);
  }

  @FieldResolver(() => Reporter, {
    nullable: true,
    description: 'Who wrote it; null: not known, or not for this viewer.',
  })
  reporter(@Root() { id }: Report, @Ctx() { services }: ReportsContext): Promise<Reporter | null> {
    return services.reporter.of(id);
  }

  @FieldResolver(() => [ReportNumber], {
    nullable: true,
    description: 'Every number it is known by, those of its copies included.',
  })
  numbers(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<ReportNumber[]> {
    return loaders.numbers.load(id);
  }

  @FieldResolver(() => Report, { nullable: true, description: 'Report it was joined to; null: it stands for itself.' })
  async mergedInto(@Root() report: Report, @Ctx() { loaders, services }: ReportsContext): Promise<Report | null> {
    const leaderId = await services.shownAs.leaderOf(report);
    return leaderId === null ? null : loaders.report.load(leaderId);
  }

  @FieldResolver(() => [MergeDecision], {
    nullable: true,
    description: 'What was decided about it and other reports, oldest first; none for viewers outside the offices.',
  })
  decisions(@Root() { id }: Report, @Ctx() { loaders }: ReportsContext): Promise<MergeDecision[]> {
    return loaders.decisions.load(id);
  }
}
