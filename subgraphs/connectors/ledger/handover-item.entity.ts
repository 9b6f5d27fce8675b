import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ownerOrCentre } from './row-rules.ts';

const STATES = ['WAITING', 'DONE', 'UNCERTAIN', 'FAILED'] as const;

/** One report of a hand-over. */
@Entity({
  schema: 'connectors',
  tableName: 'handover_item',
  rowLevelSecurity: 'force',
  policies: [{ name: 'owner_or_centre', using: ownerOrCentre('channel_id') }],
})
export class HandoverItem {
  [OptionalProps]?: 'state';

  @PrimaryKey({ type: 'uuid' })
  handoverId!: string;

  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'text' })
  channelId!: string;

  /** Place in the hand-over and in its file, from 1. */
  @Property({ type: 'int' })
  n!: number;

  /** The report, as `reports-gathered` brought it. */
  @Property({ type: 'text' })
  sealedReport!: string;

  @Enum({ items: () => [...STATES], type: 'text', default: 'WAITING' })
  state: (typeof STATES)[number] = 'WAITING';

  /** Its id in the old system: what comes from there under it is this report and no new one. */
  @Property({ type: 'text', nullable: true })
  remoteRef: string | null = null;

  @Property({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;
}
