import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs } from '../../common/graphql/connection.ts';
import { Needs } from '../../common/graphql/needs.ts';
import { Category } from '../category/category.entity.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import type { ReportsContext } from '../context.ts';
import { ReportPlace } from '../place/report-place.entity.ts';
import { Report } from '../report/report.entity.ts';
import { JudgeMergeAuditInput } from './merge-audit.inputs.ts';
import { AuditedReport, JudgedMergeAudit, MergeAuditConnection, type MergeAuditView } from './merge-audit-view.ts';

/** Pairs that people judge blind. */
@Resolver(() => JudgedMergeAudit)
export class MergeAuditResolver {
  @Needs('merge-audit:judge')
  @Query(() => MergeAuditConnection, {
    description:
      'Pairs to judge without knowing what became of them: a sample of what was joined, mixed with as many that were only suggested. CENTRAL_ADMIN, AUDITOR.',
  })
  mergeAudits(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<MergeAuditView>> {
    return services.mergeAudit.queue(page);
  }

  @Needs('merge-audit:judge')
  @Mutation(() => JudgedMergeAudit, {
    description: 'Judges a pair; not by somebody who has decided about one of the two. CENTRAL_ADMIN, AUDITOR.',
  })
  judgeMergeAudit(
    @Arg('input', () => JudgeMergeAuditInput) input: JudgeMergeAuditInput,
    @Ctx() { services }: ReportsContext,
  ): Promise<JudgedMergeAudit> {
    return services.mergeAudit.judge(input);
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description: 'Wrongly joined: the report to take out by unmergeReports; null: nothing to take apart.',
  })
  unmerge(@Root() { unmergeId }: JudgedMergeAudit, @Ctx() { loaders }: ReportsContext): Promise<Report | null> | null {
    return unmergeId === null ? null : loaders.report.load(unmergeId);
  }
}

/** What a judge reads of a report. */
@Resolver(() => AuditedReport)
export class AuditedReportResolver {
  @FieldResolver(() => ReportContent, { nullable: true, description: 'What it says; numbers of persons are masked.' })
  content(@Root() { reportId }: AuditedReport, @Ctx() { services }: ReportsContext): Promise<ReportContent | null> {
    return services.content.content(reportId);
  }

  @FieldResolver(() => ReportPlace, { nullable: true, description: 'Where it happened; null: not said.' })
  place(@Root() { reportId }: AuditedReport, @Ctx() { services }: ReportsContext): Promise<ReportPlace | null> {
    return services.content.place(reportId);
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Category; null: none.' })
  category(@Root() { categoryId }: AuditedReport, @Ctx() { loaders }: ReportsContext): Promise<Category | null> | null {
    return categoryId === null ? null : loaders.category.load(categoryId);
  }
}
