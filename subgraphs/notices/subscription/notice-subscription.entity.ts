import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { agencyInScope, roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { EscalationLevel, NoticeKind, Stage } from '../event/notice-kind.ts';
import { Audience, NoticeLanguage, Transport } from './audience.ts';

/** The centre sees all, an agency's admin those of the own agency and below. */
const VISIBLE = `${roleIn('CENTRAL_ADMIN')} or (${roleIn('AGENCY_ADMIN')} and ${agencyInScope('notice_subscription.agency_id')})`;

/** One secret webhooks are signed with. */
export interface SealedSecret {
  sealed: string;
  /** ISO; null: until it is replaced. */
  validUntil: string | null;
}

/** Who is told what, and how. */
@Entity({
  schema: 'notices',
  tableName: 'notice_subscription',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'Who is told what, and how.' })
export class NoticeSubscription {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Short name, as a list shows it.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => Audience, { description: 'Who gets them.' })
  audience!: Audience;

  /** A field resolver makes a stub of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Channel whose reports it is about; null: of every channel.' })
  channelId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => Transport, { description: 'How they travel.' })
  transport!: Transport;

  /** Address of the webhook or of the mailbox: sealed, for it may hold a token or name a person. */
  @Property({ type: 'text' })
  sealedTarget!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Where they go: host of the webhook, or the e-mail address without its name.' })
  targetShown!: string;

  @Property({ type: 'text' })
  @Field(() => NoticeLanguage, { description: 'Language of the words.' })
  language!: NoticeLanguage;

  @Property({ type: 'jsonb' })
  @Field(() => [NoticeKind], { description: 'What is told.' })
  kinds!: readonly NoticeKind[];

  @Property({ type: 'jsonb' })
  @Field(() => [Stage], { description: 'Only clocks of these stages; empty: of all.' })
  stages!: readonly Stage[];

  @Property({ type: 'jsonb' })
  @Field(() => [EscalationLevel], { description: 'Only alarms of these rungs; empty: of all, and of none.' })
  levels!: readonly EscalationLevel[];

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'False: nothing is made or sent until it is switched on again.' })
  active!: boolean;

  @Property({ type: 'jsonb' })
  sealedSecrets!: readonly SealedSecret[];

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Failures in a row; from five on it is left alone for a growing while.' })
  failures!: number;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is left alone; null: it is not.' })
  pausedUntil: Date | null = null;

  /** A worker sends one of its notices; a dead worker holds it no longer than this. */
  @Property({ type: 'timestamptz', nullable: true })
  busyUntil: Date | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  /** Kept for its deliveries, shown to nobody. */
  @Property({ type: 'timestamptz', nullable: true })
  removedAt: Date | null = null;
}

/** A page of subscriptions. */
export const NoticeSubscriptionConnection = connectionOf('NoticeSubscription', () => NoticeSubscription);
