import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { isChannelOf, isOfficeOf, roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { AgencyAsSaid } from './agency-as-said.ts';
import { Classification } from './classification.ts';
import { ClosedBy, Resolution } from './closing.ts';
import { ReportStatus } from './report-status.ts';

/** SQL: the viewer wrote the report whose id is in `column`; the row rule of `report_owner` shows only own rows. */
export const isAuthorOf = (column: string) =>
  `(${roleIn('REPORTER')} and exists (select 1 from reports.report_owner o where o.report_id = ${column}))`;

const VISIBLE = `(published and status <> 'BLOCKED') or ${roleIn('CENTRAL_ADMIN', 'AUDITOR')} or ${isOfficeOf('report')} or ${isChannelOf('report')} or ${isAuthorOf('report.id')}`;

/**
 * One citizen's submission. Content, place and reporter are tables of their own, so that one row rule hides each.
 * The database computes two more columns. `content_public`: published, not secret, and looked at by an office.
 * `leader_id`: the report that leads, itself if none; rows behind a row rule are found by bare columns only.
 */
@Entity({
  schema: 'reports',
  tableName: 'report',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({
  description: 'One citizen’s submission, as one channel carried it; copies of it are joined, never deleted.',
})
@Directive('@key(fields: "id")')
export class Report {
  [OptionalProps]?: 'mergedIntoId' | 'resolution' | 'resumeStatus' | 'handledHere' | 'withdrawn';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id, for ever the same.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The hub’s number, e.g. "LH-2611-7KQ2-ZDM5"; resolves for ever.' })
  number!: string;

  /** Number of the newest event. */
  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Grows with each event; name it as `expectedVersion` in a mutation.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When the first system received it.' })
  receivedAt!: Date;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Anonim: nobody but the reporter sees who wrote it. The strictest of all copies holds.',
  })
  anonymous!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, {
    description: 'Rahasia: the public does not see the content. The strictest of all copies holds.',
  })
  secret!: boolean;

  /** The flags as this report's own channel sets them. */
  @Property({ type: 'boolean' })
  ownAnonymous!: boolean;

  @Property({ type: 'boolean' })
  ownSecret!: boolean;

  @Enum({ items: () => ReportStatus, type: 'text' })
  @Field(() => ReportStatus, { description: 'Step the report has reached.' })
  status!: ReportStatus;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The status as its source spells it; null: born in the hub.' })
  statusRaw: string | null = null;

  @Enum({ items: () => Classification, type: 'text', nullable: true })
  @Field(() => Classification, { nullable: true, description: 'Official class; null: not classified.' })
  classification: Classification | null = null;

  @Enum({ items: () => ClosedBy, type: 'text', nullable: true })
  @Field(() => ClosedBy, { nullable: true, description: 'Who ended it; says nothing about success.' })
  closedBy: ClosedBy | null = null;

  @Enum({ items: () => Resolution, type: 'text', nullable: true })
  @Field(() => Resolution, { nullable: true, description: 'How it ended; null: nobody said.' })
  resolution: Resolution | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was archived.' })
  archiveReason: string | null = null;

  @Property({ type: 'text', nullable: true })
  resumeStatus: ReportStatus | null = null;

  @Property({ type: 'boolean', default: false })
  handledHere: boolean = false;

  /** Agency now responsible; a field resolver makes a stub of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'json', nullable: true })
  @Field(() => AgencyAsSaid, {
    nullable: true,
    description: 'The agency as the source names it, known to the register or not.',
  })
  agencyAsSaid: AgencyAsSaid | null = null;

  /** False: the register does not know that agency, at most one above it. It may be registered later. */
  @Property({ type: 'boolean' })
  agencyFound!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'The reporter picked the agency: it went there without the centre.' })
  reporterPickedAgency!: boolean;

  @Property({ type: 'uuid', nullable: true })
  categoryId: string | null = null;

  /** Regency (or province) where it happened. Finer places lie with the content. */
  @Property({ type: 'text', nullable: true })
  regencyCode: string | null = null;

  /** Channel that brought it; 'hub' when it was written here. */
  @Property({ type: 'text' })
  channelId!: string;

  /** Owner of that channel. */
  @Property({ type: 'uuid', nullable: true })
  channelAgencyId: string | null = null;

  /** False while its channel is in the shadow, or its source has withdrawn it. */
  @Property({ type: 'boolean' })
  published!: boolean;

  /** Its source has withdrawn it, and has not brought it back. */
  @Property({ type: 'boolean', default: false })
  withdrawn: boolean = false;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Imported history: its deadlines are verdicts about the past.' })
  historic!: boolean;

  /** No message may reach a citizen because of it. */
  @Property({ type: 'boolean' })
  silent!: boolean;

  /** Report that leads this one since a merge; a copy of what the merge decisions say. */
  @Property({ type: 'uuid', nullable: true })
  mergedIntoId: string | null = null;
}

/** A page of reports. */
export const ReportConnection = connectionOf('Report', () => Report);
