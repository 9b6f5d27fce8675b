import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import type { EscalationLevel, NoticeKind, Stage } from './notice-kind.ts';

/** What is known of an event beside its report; null: does not apply to its kind. */
export interface EventFacts {
  status: string | null;
  previousStatus: string | null;
  stage: Stage | null;
  level: EscalationLevel | null;
  dueDay: string | null;
}

/** Something to be told, once: its key names it for ever, however often and in which order letters bring it. */
@Entity({ schema: 'notices', tableName: 'notice_event', rowLevelSecurity: 'force', policies: [WRITTEN_BY_HUB] })
export class NoticeEvent {
  /** "status:<report>:<seq>" or "alarm:<report>:<clock>:<kind>:<level>:<due day>". */
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  kind!: NoticeKind;

  @Property({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'jsonb' })
  facts!: EventFacts;

  /** When it happened. */
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** When notices were made of it; null: its report is not known here yet. */
  @Property({ type: 'timestamptz', nullable: true })
  spreadAt: Date | null = null;

  /** Transaction that spread it: with the key the order in which streams tell events. Null: not spread, or before there were streams. */
  @Property({ type: 'string', columnType: 'xid8', nullable: true })
  toldTx: string | null = null;
}
