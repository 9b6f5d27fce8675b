import type { DatabasePart } from '../common/database/database-part.ts';
import { ReportAccess } from './access/report-access.entity.ts';
import { Category } from './category/category.entity.ts';
import { Attachment } from './content/attachment.entity.ts';
import { Message } from './content/message.entity.ts';
import { ReportContent } from './content/report-content.entity.ts';
import { FollowUpTemplate } from './follow-up-template/follow-up-template.entity.ts';
import { SourceLink } from './inbox/source-link.entity.ts';
import { Fingerprint } from './match/fingerprint.entity.ts';
import { MergeDecision } from './merge/merge-decision.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { ChannelMovesMigration } from './migrations/002-channel-moves.ts';
import { RatingMigration } from './migrations/003-rating.ts';
import { FollowUpTemplatesMigration } from './migrations/004-follow-up-templates.ts';
import { RoutingMigration } from './migrations/005-routing.ts';
import { RoutingRulesMigration } from './migrations/006-routing-rules.ts';
import { ReportAccessMigration } from './migrations/010-report-access.ts';
import { BlockKeysMigration } from './migrations/011-block-keys.ts';
import { DuplicateSuggestionsMigration } from './migrations/012-duplicate-suggestions.ts';
import { ChannelSilenceMigration } from './migrations/020-channel-silence.ts';
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
    ReportAccess,
    Rating,
    FollowUpTemplate,
    RoutingRule,
    DuplicateSuggestion,
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
    { name: '020-channel-silence', class: ChannelSilenceMigration },
  ],
  appendOnly: ['report_event', 'merge_decision', 'audit', 'report_access'],
};
