import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { Certainty, EventKind } from './event-kind.ts';
import type { StateChange } from './report-state.policy.ts';

/** What an event tells beside its kind. No personal data: texts are messages, which lie with the content. */
export interface EventData {
  /** What it changed; the state of a report is the fold of these. */
  change?: StateChange;
  /** Version of the source record that told it. */
  sourceSeq?: number;
  /** An older version that came late, or one that a report handled here no longer follows: noted, nothing changed. */
  noted?: boolean;
  withdrawn?: boolean;
  /** Score the reporter gave. */
  rating?: number;
  /** The source no longer names the category: the report keeps the one it had. */
  categoryKept?: boolean;
  /** Leader since a merge; null: it leads itself again. */
  mergedIntoId?: string | null;
  /** Of a merge or its undoing: the two reports decided about. Who does not see both is not shown the event. */
  pair?: [lowId: string, highId: string];
}

/** One thing that happened to a report. Only ever added. */
@Entity({
  schema: 'reports',
  tableName: 'report_event',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    { name: 'visible', command: 'select', using: 'exists (select 1 from reports.report r where r.id = report_id)' },
  ],
})
@ObjectType({ description: 'One thing that happened to a report. Events are only ever added.' })
export class ReportEvent {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @PrimaryKey({ type: 'int' })
  @Field(() => Int, { description: 'Place in the report’s life, from 1.' })
  seq!: number;

  @Property({ type: 'text' })
  @Field(() => EventKind, { description: 'What happened.' })
  kind!: EventKind;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it happened, as well as it is known.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => Certainty, { description: 'How well that is known.' })
  certainty!: Certainty;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Role of whoever did it; SYSTEM: the hub, or its source.' })
  actorRole!: string;

  /** A field resolver makes a stub of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  actorAgencyId: string | null = null;

  @Property({ type: 'json' })
  data!: EventData;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When the hub learned of it.' })
  recordedAt!: Date;
}

/** A page of a report's timeline. */
export const ReportEventConnection = connectionOf('ReportEvent', () => ReportEvent);
