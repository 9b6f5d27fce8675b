import type { DatabasePart } from '../../common/database/database-part.ts';
import { Channel } from './channel.entity.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { FoundingMigration } from './migrations/001-founding.ts';
import { CareMigration } from './migrations/002-care.ts';
import { PhaseChange } from './phase-change.entity.ts';
import { Run } from './run.entity.ts';
import { SourceRecord } from './source-record.entity.ts';
import { SourceVersion } from './source-version.entity.ts';

/** The one ledger of all channels and families. The runner writes it, `channels` and the families read it. */
export const connectorsDatabase: DatabasePart = {
  schema: 'connectors',
  entities: [Channel, SourceRecord, SourceVersion, DeadLetter, Run, PhaseChange],
  migrations: [
    { name: '001-founding', class: FoundingMigration },
    { name: '002-care', class: CareMigration },
  ],
  appendOnly: ['audit', 'source_version', 'phase_change'],
};
