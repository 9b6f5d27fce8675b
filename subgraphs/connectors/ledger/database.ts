import type { DatabasePart } from '../../common/database/database-part.ts';
import { Channel } from './channel.entity.ts';
import { ChannelValue } from './channel-value.entity.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { DoorKey } from './door-key.entity.ts';
import { Explanation } from './explanation.entity.ts';
import { Finding } from './finding.entity.ts';
import { FreeDay } from './free-day.entity.ts';
import { GateSignature } from './gate-signature.entity.ts';
import { GateWaiver } from './gate-waiver.entity.ts';
import { Handover } from './handover.entity.ts';
import { HandoverItem } from './handover-item.entity.ts';
import { ImportRun } from './import-run.entity.ts';
import { LateArrival } from './late-arrival.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { CareMigration } from './migrations/002-care.ts';
import { PushBackMigration } from './migrations/003-push-back.ts';
import { WebhookMigration } from './migrations/010-webhook.ts';
import { InstalledConnectorsMigration } from './migrations/011-installed-connectors.ts';
import { SealedStorageMigration } from './migrations/012-sealed-storage.ts';
import { WholeRowsMigration } from './migrations/013-whole-rows.ts';
import { PhasesMigration } from './migrations/014-phases.ts';
import { ReconciliationMigration } from './migrations/015-reconciliation.ts';
import { GatesMigration } from './migrations/016-gates.ts';
import { OldDoorsMigration } from './migrations/017-old-doors.ts';
import { HistoryImportMigration } from './migrations/018-history-import.ts';
import { LateArrivalsMigration } from './migrations/020-late-arrivals.ts';
import { HandoversMigration } from './migrations/021-handovers.ts';
import { AuditRequestMigration } from './migrations/030-audit-request.ts';
import { FreeDaysMigration } from './migrations/035-free-days.ts';
import { OldUrl } from './old-url.entity.ts';
import { PhaseChange } from './phase-change.entity.ts';
import { PilotReport } from './pilot-report.entity.ts';
import { PrivacyCheck } from './privacy-check.entity.ts';
import { PushDelivery } from './push-delivery.entity.ts';
import { Reconciliation } from './reconciliation.entity.ts';
import { ReconciliationCellRow } from './reconciliation-cell.entity.ts';
import { Run } from './run.entity.ts';
import { SourceRecord } from './source-record.entity.ts';
import { SourceVersion } from './source-version.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** The one ledger of all channels and families. The runner writes it, `channels` and the families read it. */
export const connectorsDatabase: DatabasePart = {
  schema: 'connectors',
  entities: [
    Channel,
    SourceRecord,
    SourceVersion,
    DeadLetter,
    Run,
    PhaseChange,
    PilotReport,
    WebhookDelivery,
    PushDelivery,
    Reconciliation,
    ReconciliationCellRow,
    Finding,
    Explanation,
    GateSignature,
    GateWaiver,
    PrivacyCheck,
    DoorKey,
    OldUrl,
    LateArrival,
    Handover,
    HandoverItem,
    ImportRun,
    ChannelValue,
    FreeDay,
  ],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-care', class: CareMigration },
    { name: '003-push-back', class: PushBackMigration },
    { name: '010-webhook', class: WebhookMigration },
    { name: '011-installed-connectors', class: InstalledConnectorsMigration },
    { name: '012-sealed-storage', class: SealedStorageMigration },
    { name: '013-whole-rows', class: WholeRowsMigration },
    { name: '014-phases', class: PhasesMigration },
    { name: '015-reconciliation', class: ReconciliationMigration },
    { name: '016-gates', class: GatesMigration },
    { name: '017-old-doors', class: OldDoorsMigration },
    { name: '020-late-arrivals', class: LateArrivalsMigration },
    { name: '021-handovers', class: HandoversMigration },
    { name: '030-audit-request', class: AuditRequestMigration },
    { name: '018-history-import', class: HistoryImportMigration },
    { name: '035-free-days', class: FreeDaysMigration },
  ],
  appendOnly: [
    'audit',
    'source_version',
    'phase_change',
    'explanation',
    'gate_waiver',
    'privacy_check',
    'channel_value',
  ],
};
