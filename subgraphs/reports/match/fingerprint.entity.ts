import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/** What copies of a report are found by. Of no use to any viewer, so none sees it. */
@Entity({ schema: 'reports', tableName: 'fingerprint', rowLevelSecurity: 'force', policies: [WRITTEN_BY_HUB] })
export class Fingerprint {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** Keyed hash of the first body as compared; null: too short to prove anything. */
  @Property({ type: 'text', nullable: true })
  textKey: string | null = null;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'timestamptz' })
  receivedAt!: Date;
}
