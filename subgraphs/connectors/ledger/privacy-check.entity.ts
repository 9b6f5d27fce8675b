import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { readByMigrants } from './row-rules.ts';

/** A person looked whether both privacy flags are right: of one item, or of the mapping as a whole. Append-only. */
@Entity({
  schema: 'connectors',
  tableName: 'privacy_check',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
export class PrivacyCheck {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  /** Item that was looked at; null: the mapping. */
  @Property({ type: 'text', nullable: true })
  externalId: string | null = null;

  /** Settings under which it was looked at: with other settings the mapping has to be looked at anew. */
  @Property({ type: 'int' })
  settingsVersion!: number;

  @Property({ type: 'boolean' })
  isRight!: boolean;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'timestamptz' })
  at!: Date;
}
