import type { DatabasePart } from '../common/database/database-part.ts';
import { NoticeDelivery } from './delivery/notice-delivery.entity.ts';
import { NoticeEvent } from './event/notice-event.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { StreamMigration } from './migrations/010-stream.ts';
import { AuditRequestMigration } from './migrations/030-audit-request.ts';
import { KnownReport } from './report/known-report.entity.ts';
import { NoticeSubscription } from './subscription/notice-subscription.entity.ts';
import { NoticeTemplate } from './template/notice-template.entity.ts';

/** Tables of subscriptions, notices and their templates. */
export const noticesDatabase: DatabasePart = {
  schema: 'notices',
  entities: [KnownReport, NoticeEvent, NoticeSubscription, NoticeDelivery, NoticeTemplate],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '010-stream', class: StreamMigration },
    { name: '030-audit-request', class: AuditRequestMigration },
  ],
  appendOnly: ['audit'],
};
