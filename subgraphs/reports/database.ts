import type { DatabasePart } from '../common/database/database-part.ts';
import { ReportAccess } from './access/report-access.entity.ts';
import { Category } from './category/category.entity.ts';
import { Attachment } from './content/attachment.entity.ts';
import { Message } from './content/message.entity.ts';
import { ReportContent } from './content/report-content.entity.ts';
import { FollowUpTemplate } from './follow-up-template/follow-up-template.entity.ts';
import { SourceLink } from './inbox/source-link.entity.ts';
import { Fingerprint } from './match/fingerprint.entity.ts';
import { MatterMember } from './matter/matter-member.entity.ts';
import { MergeDecision } from './merge/merge-decision.entity.ts';
import { AutoSuspension } from './merge-audit/auto-suspension.entity.ts';
import { MergeAudit } from './merge-audit/merge-audit.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { ChannelMovesMigration } from './migrations/002-channel-moves.ts';
import { RatingMigration } from './migrations/003-rating.ts';
import { FollowUpTemplatesMigration } from './migrations/004-follow-up-templates.ts';
import { RoutingMigration } from './migrations/005-routing.ts';
import { RoutingRulesMigration } from './migrations/006-routing-rules.ts';
import { ReportAccessMigration } from './migrations/010-report-access.ts';
import { BlockKeysMigration } from './migrations/011-block-keys.ts';
import { DuplicateSuggestionsMigration } from './migrations/012-duplicate-suggestions.ts';
import { DedupModelsMigration } from './migrations/013-dedup-models.ts';
import { MergeAuditsMigration } from './migrations/014-merge-audits.ts';
import { MattersMigration } from './migrations/015-matters.ts';
import { DecisionActorsMigration } from './migrations/016-decision-actors.ts';
import { SmallBlockKeysMigration } from './migrations/017-small-block-keys.ts';
import { ChannelSilenceMigration } from './migrations/020-channel-silence.ts';
import { AuditRequestMigration } from './migrations/030-audit-request.ts';
import { VillageSketchMigration } from './migrations/031-village-sketch.ts';
import { DedupModel } from './model/dedup-model.entity.ts';
import { DedupModelDay } from './model/dedup-model-day.entity.ts';
import { ReportPlace } from './place/report-place.entity.ts';
import { Rating } from './rating/rating.entity.ts';
import { Report } from './report/report.entity.ts';
import { ReportEvent } from './report/report-event.entity.ts';
import { ReportNumber } from './report/report-number.entity.ts';
import { ReportOwner } from './reporter/report-owner.entity.ts';
import { ReporterRow } from './reporter/reporter.entity.ts';
import { RoutingRule } from './routing/routing-rule.entity.ts';
import { DuplicateSuggestion } from './suggestion/duplicate-suggestion.entity.ts';

/** Tables of the reports, their contents, their timelines and their consolidation. */
export const reportsDatabase: DatabasePart = {
  schema: 'reports',
  entities: [
    Report,
    ReportNumber,
    ReportEvent,
    ReportContent,
    ReportPlace,
    Attachment,
    Message,
    ReporterRow,
    ReportOwner,
    Category,
    SourceLink,
    Fingerprint,
    MergeDecision,
    MatterMember,
    ReportAccess,
    Rating,
    FollowUpTemplate,
    RoutingRule,
    DuplicateSuggestion,
    DedupModel,
    DedupModelDay,
    MergeAudit,
    AutoSuspension,
  ],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-channel-moves', class: ChannelMovesMigration },
    { name: '003-rating', class: RatingMigration },
    { name: '004-follow-up-templates', class: FollowUpTemplatesMigration },
    { name: '005-routing', class: RoutingMigration },
    { name: '006-routing-rules', class: RoutingRulesMigration },
    { name: '010-report-access', class: ReportAccessMigration },
    { name: '011-block-keys', class: BlockKeysMigration },
    { name: '012-duplicate-suggestions', class: DuplicateSuggestionsMigration },
    { name: '013-dedup-models', class: DedupModelsMigration },
    { name: '014-merge-audits', class: MergeAuditsMigration },
    { name: '015-matters', class: MattersMigration },
    { name: '016-decision-actors', class: DecisionActorsMigration },
    { name: '017-small-block-keys', class: SmallBlockKeysMigration },
    { name: '020-channel-silence', class: ChannelSilenceMigration },
    { name: '030-audit-request', class: AuditRequestMigration },
    { name: '031-village-sketch', class: VillageSketchMigration },
  ],
  appendOnly: ['report_event', 'merge_decision', 'audit', 'report_access'],
};
