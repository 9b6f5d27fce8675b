import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/** A report as its newest snapshot describes it: who may know of it, and its status. Nothing about persons or contents. */
@Entity({ schema: 'notices', tableName: 'known_report', rowLevelSecurity: 'force', policies: [WRITTEN_BY_HUB] })
export class KnownReport {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** Snapshots are ordered by it, then by `phaseVersion`. */
  @Property({ type: 'int' })
  seq!: number;

  @Property({ type: 'int' })
  phaseVersion!: number;

  /** As people read it; of a letter of before, its id. */
  @Property({ type: 'text' })
  number!: string;

  @Property({ type: 'text' })
  status!: string;

  /** Its status in the snapshot that was the newest before; null: there was none. */
  @Property({ type: 'text', nullable: true })
  statusBefore: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'uuid', nullable: true })
  channelAgencyId: string | null = null;

  /** Everybody may know that it exists. */
  @Property({ type: 'boolean' })
  shown!: boolean;

  /** Imported history: nothing is told of it. */
  @Property({ type: 'boolean' })
  historic!: boolean;
}
