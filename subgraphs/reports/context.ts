import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../common/database/row-security.ts';
import type { Connection, PageArgs } from '../common/graphql/connection.ts';
import type { ContextMaker } from '../common/graphql/subgraph-parts.ts';
import { scopesOf } from '../common/identity/scopes.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { AccessService } from './access/access.service.ts';
import type { Category } from './category/category.entity.ts';
import { categoriesOf, categoryById } from './category/category.loader.ts';
import { duplicatesOfChannel } from './channel/channel-duplicates.loader.ts';
import type { ChannelDuplicates } from './channel/channel-duplicates.ts';
import * as contentLoaders from './content/content.loader.ts';
import { ContentService } from './content/content.service.ts';
import { FollowUpTemplateService } from './follow-up-template/follow-up-template.service.ts';
import { FollowUpWords } from './follow-up-template/follow-up-words.service.ts';
import { directory } from './inbox/references.service.ts';
import { sourceLinkById } from './inbox/source-link.loader.ts';
import { LegacyNumberService } from './legacy-number/legacy-number.service.ts';
import { AutoReasonService } from './match/auto-reason.service.ts';
import { ConsolidationCountsService } from './matter/consolidation-counts.service.ts';
import { historyOfMatter, matterOfReport, recurrencesOfReport } from './matter/matter.loader.ts';
import type { Matter } from './matter/matter.ts';
import { MatterDesk } from './matter/matter-desk.service.ts';
import { MatterReplyService } from './matter/matter-reply.service.ts';
import { PeopleService } from './matter/people.service.ts';
import { seenMatterOfReport } from './matter/seen-matter.loader.ts';
import { Aftermath } from './merge/aftermath.service.ts';
import { HowService } from './merge/how.service.ts';
import { decisionsOfReport } from './merge/merge.loader.ts';
import type { MergeDecision } from './merge/merge-decision.entity.ts';
import { MergeDesk } from './merge/merge-desk.service.ts';
import { MergeAuditService } from './merge-audit/merge-audit.service.ts';
import { QualityService } from './merge-audit/quality.service.ts';
import { SuspensionService } from './merge-audit/suspension.service.ts';
import { DedupModelService } from './model/dedup-model.service.ts';
import { RatingService } from './rating/rating.service.ts';
import * as reportLoaders from './report/report.loader.ts';
import { ReportService } from './report/report.service.ts';
import { ShownAs } from './report/shown-as.service.ts';
import { SubmissionService } from './report/submission.service.ts';
import { WorkflowService } from './report/workflow.service.ts';
import { OwnReportsService } from './reporter/own-reports.service.ts';
import { isOwnReport } from './reporter/report-owner.loader.ts';
import { ReporterService } from './reporter/reporter.service.ts';

import { ProposalService } from './routing/proposal.service.ts';
import { RoutingRuleService } from './routing/routing-rule.service.ts';
import { ExplanationService } from './suggestion/explanation.service.ts';
import { SuggestionReader } from './suggestion/suggestion-reader.service.ts';

/** What the resolvers of one request work with. */
export interface ReportsContext {
  loaders: ReturnType<typeof loadersOf>;
  services: {
    report: ReportService;
    shownAs: ShownAs;
    legacyNumber: LegacyNumberService;
    categories: (system: string, page: PageArgs) => Promise<Connection<Category>>;
    /** Null: not for this viewer. */
    channelDuplicates: (channelId: string) => Promise<ChannelDuplicates[] | null>;
    ownReports: OwnReportsService;
    access: AccessService;
    content: ContentService;
    reporter: ReporterService;
    workflow: WorkflowService;
    submission: SubmissionService;
    rating: RatingService;
    followUpTemplate: FollowUpTemplateService;
    followUpWords: FollowUpWords;
    proposal: ProposalService;
    routingRule: RoutingRuleService;
    merge: MergeDesk;
    aftermath: Aftermath;
    how: HowService;
    matters: MatterDesk;
    historyOfMatter: (matter: Matter, page: PageArgs) => Promise<Connection<MergeDecision>>;
    matterReply: MatterReplyService;
    people: PeopleService;
    consolidationCounts: ConsolidationCountsService;
    suggestions: SuggestionReader;
    explanation: ExplanationService;
    dedupModel: DedupModelService;
    autoReason: AutoReasonService;
    mergeAudit: MergeAuditService;
    quality: QualityService;
    suspension: SuspensionService;
  };
}

/** Made anew for every request. */
export const reportsContext: ContextMaker<ReportsContext> = async (runtime, viewer) => {
  const { orm, letterBox, now } = runtime;
  const secret = runtime.config.HUB_SECRET;
  const hub = forkFor(orm, SYSTEM_VIEWER);
  const scope = viewer.agencyId ? await directory.agenciesUnder(hub, viewer.agencyId) : [];
  const em = forkFor(orm, viewer, scope);
  const loaders = loadersOf(em, hub);
  const shownAs = new ShownAs(loaders.seenMatter);
  const report = new ReportService(em, viewer, directory, shownAs);
  const people = new PeopleService(em, hub, viewer);
  const access = new AccessService(em, hub, viewer, now);
  const tools = { viewer, scope, em, hub, letterBox, secret, directory, now };
  return {
    loaders,
    services: {
      report,
      shownAs,
      legacyNumber: new LegacyNumberService(em, shownAs),
      categories: (system, page) => categoriesOf(em, system, page),
      channelDuplicates: async (id) =>
        scopesOf(viewer.role).has('duplicate:read') ? duplicatesOfChannel(em, id) : null,
      ownReports: new OwnReportsService(em, viewer),
      access,
      content: new ContentService(loaders, access),
      reporter: new ReporterService({
        viewer,
        hub,
        secret,
        access,
        reporters: loaders.reporter,
        reports: loaders.report,
      }),
      workflow: new WorkflowService(tools),
      submission: new SubmissionService(tools, secret),
      rating: new RatingService(tools),
      followUpTemplate: new FollowUpTemplateService(tools),
      followUpWords: new FollowUpWords(tools),
      proposal: new ProposalService(tools),
      routingRule: new RoutingRuleService(tools),
      merge: new MergeDesk(tools),
      aftermath: new Aftermath(em, hub),
      how: new HowService(em, viewer, loaders.seenMatter),
      matters: new MatterDesk(tools),
      historyOfMatter: (matter, page) => historyOfMatter(em, matter, page),
      matterReply: new MatterReplyService(tools, (id) => loaders.matter.load(id)),
      people,
      consolidationCounts: new ConsolidationCountsService(em, hub, viewer, report, people),
      suggestions: new SuggestionReader(tools),
      explanation: new ExplanationService(tools),
      dedupModel: new DedupModelService(tools),
      autoReason: new AutoReasonService(tools),
      mergeAudit: new MergeAuditService(tools),
      quality: new QualityService(tools),
      suspension: new SuspensionService(tools),
    },
  };
};

const loadersOf = (em: EntityManager, hub: EntityManager, seenMatter = seenMatterOfReport(em, hub)) => ({
  seenMatter,
  report: reportLoaders.reportById(em),
  numbers: reportLoaders.numbersOfReport(em),
  events: reportLoaders.eventsOfReport(em),
  eventCount: reportLoaders.eventCountOfReport(em),
  lastEvent: reportLoaders.lastEventOfReport(em),
  sourceRecords: reportLoaders.sourceRecordsOfReport(em),
  content: contentLoaders.contentOfReport(em),
  place: contentLoaders.placeOfReport(em),
  reporter: contentLoaders.reporterOfReport(em),
  rating: contentLoaders.ratingOfReport(em),
  attachments: contentLoaders.attachmentsOfReport(em),
  messages: contentLoaders.messagesOfReport(em),
  category: categoryById(em),
  sourceLink: sourceLinkById(em),
  decisions: decisionsOfReport(em),
  matter: matterOfReport(seenMatter),
  recurrences: recurrencesOfReport(em),
  isOwn: isOwnReport(em),
});
