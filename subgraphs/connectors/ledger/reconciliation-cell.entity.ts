import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { openToMigrants } from './row-rules.ts';

/** Both sides' items of one day of receipt and one status, the secret ones apart. Hashes are combined by exclusive or. */
@Entity({
  schema: 'connectors',
  tableName: 'reconciliation_cell',
  rowLevelSecurity: 'force',
  policies: [{ name: 'open_to_migrants', using: openToMigrants('channel_id') }],
})
export class ReconciliationCellRow {
  @PrimaryKey({ type: 'uuid' })
  reconciliationId!: string;

  @PrimaryKey({ type: 'date' })
  day!: string;

  @PrimaryKey({ type: 'text' })
  status!: string;

  @PrimaryKey({ type: 'boolean' })
  secret!: boolean;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'int' })
  sourceCount!: number;

  @Property({ type: 'bigint' })
  sourceHash!: string;

  @Property({ type: 'int' })
  hubCount!: number;

  @Property({ type: 'bigint' })
  hubHash!: string;
}
