import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { AccessLogResolver, ReportAccessResolver } from './access/access.resolver.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyStub } from './agency/agency.stub.ts';
import { CategoryResolver } from './category/category.resolver.ts';
import { ChannelResolver } from './channel/channel.resolver.ts';
import { ChannelStub } from './channel/channel.stub.ts';
import { type ReportsContext, reportsContext } from './context.ts';
import { reportsDatabase } from './database.ts';
import { FollowUpTemplateResolver } from './follow-up-template/follow-up-template.resolver.ts';
import { reportsGauges } from './gauges.ts';
import { SourceRecordResolver } from './inbox/source-record.resolver.ts';
import { SourceRecordStub } from './inbox/source-record.stub.ts';
import { startJobs } from './jobs.ts';
import { LegacyNumberResolver } from './legacy-number/legacy-number.resolver.ts';
import { AutoReasonResolver } from './match/auto-reason.resolver.ts';
import { referenceMatter } from './matter/matter.reference.ts';
import { MatterOfReportResolver, MatterReplyResultResolver, MatterResolver } from './matter/matter.resolver.ts';
import { HowResolver, MergeResolver } from './merge/merge.resolver.ts';
import { AuditedReportResolver, MergeAuditResolver } from './merge-audit/merge-audit.resolver.ts';
import { QualityResolver, SuspensionResolver } from './merge-audit/quality.resolver.ts';
import { DedupModelResolver } from './model/dedup-model.resolver.ts';
import { seedFoundingModel } from './model/founding-model.service.ts';
import { PlaceResolver } from './place/place.resolver.ts';
import { RegionStub } from './place/region.stub.ts';
import { RatingResolver } from './rating/rating.resolver.ts';
import { referenceReport, referenceStub } from './report/report.reference.ts';
import { ReportResolver } from './report/report.resolver.ts';
import { ReportEventResolver, TimelineResolver } from './report/timeline.resolver.ts';
import { WorkflowResolver } from './report/workflow.resolver.ts';
import { OwnershipResolver, ReporterResolver } from './reporter/reporter.resolver.ts';
import { AgencyProposalResolver, ProposedAgenciesResolver } from './routing/proposal.resolver.ts';
import { RoutingRuleResolver } from './routing/routing-rule.resolver.ts';
import { SuggestionResolver, SuggestionsOfReportResolver } from './suggestion/suggestion.resolver.ts';
import { startKeepingWindow } from './suggestion/window.job.ts';

/** The subgraph of reports. */
export const reports = subgraphParts<ReportsContext>({
  name: 'reports',
  database: reportsDatabase,
  resolvers: [
    ReportResolver,
    LegacyNumberResolver,
    TimelineResolver,
    ReportEventResolver,
    WorkflowResolver,
    CategoryResolver,
    PlaceResolver,
    ReporterResolver,
    OwnershipResolver,
    AccessLogResolver,
    ReportAccessResolver,
    RatingResolver,
    FollowUpTemplateResolver,
    ProposedAgenciesResolver,
    AgencyProposalResolver,
    RoutingRuleResolver,
    MergeResolver,
    HowResolver,
    MatterResolver,
    MatterOfReportResolver,
    MatterReplyResultResolver,
    SuggestionResolver,
    SuggestionsOfReportResolver,
    AutoReasonResolver,
    MergeAuditResolver,
    AuditedReportResolver,
    QualityResolver,
    SuspensionResolver,
    DedupModelResolver,
    AgencyResolver,
    SourceRecordResolver,
    ChannelResolver,
  ],
  orphanedTypes: [AgencyStub, RegionStub, SourceRecordStub, ChannelStub],
  references: {
    Report: referenceReport,
    Matter: referenceMatter,
    Agency: referenceStub,
    Region: referenceStub,
    SourceRecord: referenceStub,
    Channel: referenceStub,
  },
  context: reportsContext,
  gauges: reportsGauges,
  jobs: startJobs,
  schedule: startKeepingWindow,
  seed: seedFoundingModel,
});
