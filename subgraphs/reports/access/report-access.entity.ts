import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { isOfficeOf, roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { isAuthorOf } from '../report/report.entity.ts';
import { AccessKind } from './access-kind.ts';

/** Who wrote a report learns who has looked at it; the centre and auditors watch everybody, an office its own reports. */
const KNOWN_TO = `${isAuthorOf('report_access.report_id')} or ${roleIn('CENTRAL_ADMIN', 'AUDITOR')} or exists (select 1 from reports.report r where r.id = report_id and ${isOfficeOf('r')})`;

/** Somebody in an office was shown something that is not for everybody. One row per person, report, kind and day. */
@Entity({
  schema: 'reports',
  tableName: 'report_access',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'known_to', command: 'select', using: KNOWN_TO }],
})
@ObjectType({ description: 'Somebody in an office was shown something of a report that is not for everybody.' })
export class ReportAccess {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  @Enum({ items: () => Object.values(AccessKind), type: 'text' })
  @Field(() => AccessKind, { description: 'What was shown.' })
  kind!: AccessKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Role of whoever it was shown to.' })
  role!: string;

  @Property({ type: 'text', nullable: true })
  userId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When; of several times on one day (UTC) the first.' })
  at!: Date;

  /** "<report>:<kind>:<role>:<user>:<agency>:<day>": the same look again is no new row. */
  @Property({ type: 'text' })
  once!: string;
}

/** A page of the access log. */
export const ReportAccessConnection = connectionOf('ReportAccess', () => ReportAccess);
