import type { DatabasePart } from '../../common/database/database-part.ts';
import { Channel } from './channel.entity.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { CareMigration } from './migrations/002-care.ts';
import { PushBackMigration } from './migrations/003-push-back.ts';
import { PhaseChange } from './phase-change.entity.ts';
import { PushDelivery } from './push-delivery.entity.ts';
import { Run } from './run.entity.ts';
import { SourceRecord } from './source-record.entity.ts';
import { SourceVersion } from './source-version.entity.ts';

/** The one ledger of all channels and families. The runner writes it, `channels` and the families read it. */
export const connectorsDatabase: DatabasePart = {
  schema: 'connectors',
  entities: [Channel, SourceRecord, SourceVersion, DeadLetter, Run, PhaseChange, PushDelivery],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-care', class: CareMigration },
    { name: '003-push-back', class: PushBackMigration },
  ],
  appendOnly: ['audit', 'source_version', 'phase_change'],
};
