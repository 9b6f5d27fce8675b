import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import type { Compared } from './compared.service.ts';
import { LinkRelation, MergeVerb } from './merge-words.ts';

/** Evidence may say "same sender", so decisions are for offices that see both reports. */
const VISIBLE = `${roleIn('CENTRAL_ADMIN', 'AUDITOR', 'LIAISON', 'AGENCY_ADMIN')}
  and exists (select 1 from reports.report r where r.id = low_id) and exists (select 1 from reports.report r where r.id = high_id)`;

/** One decision about a pair of reports. Only ever added: the newest of a pair (`nth`) holds. */
@Entity({
  schema: 'reports',
  tableName: 'merge_decision',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'One decision about a pair of reports. Decisions are only ever added; the newest holds.' })
export class MergeDecision {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  /** The pair in the order of their ids, so that it has one name. */
  @Property({ type: 'uuid' })
  lowId!: string;

  @Property({ type: 'uuid' })
  highId!: string;

  /** Place among the decisions about this pair, from 1; unique, so that two at once cannot both decide. */
  @Property({ type: 'int' })
  nth!: number;

  @Property({ type: 'text' })
  @Field(() => MergeVerb, { description: 'What it does to the pair.' })
  verb!: MergeVerb;

  @Property({ type: 'text' })
  @Field(() => LinkRelation, { description: 'What the two are to each other.' })
  relation!: LinkRelation;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Rule that found it (SAME_NUMBER, IDENTICAL), or CLERK.' })
  rule!: string;

  @Property({ type: 'json' })
  evidence!: object;

  /** The two as compared when it was decided; shown by `how`, to each as far as he may know it. Null: not compared. */
  @Property({ type: 'json', nullable: true })
  compared: Compared | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Role of whoever decided; SYSTEM: a rule.' })
  actorRole!: string;

  /** Account and agency of whoever decided; null: a rule, the centre, or a decision of before. */
  @Property({ type: 'text', nullable: true })
  actorUserId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  actorAgencyId: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, in the clerk’s words.' })
  reason: string | null = null;

  /** Decision about the pair that it replaces. */
  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true, description: 'Decision about the pair that it replaces.' })
  supersedesId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** A page of decisions. */
export const MergeDecisionConnection = connectionOf('MergeDecision', () => MergeDecision);
