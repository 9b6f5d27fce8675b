import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';

/** Offices share their words; nobody else has use of them. */
const VISIBLE = roleIn('LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR');

/** Words for a follow-up, with placeholders. Belongs to an agency and all below it, or to everybody. */
@Entity({
  schema: 'reports',
  tableName: 'follow_up_template',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'Words for a follow-up, with placeholders such as {{nomor}}.' })
export class FollowUpTemplate {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  /** Null: national. A field resolver makes a stub of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  agencyId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Short name, as a list shows it.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The words, with their placeholders.' })
  body!: string;

  /** No longer offered; kept, for follow-ups were written with it. */
  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'No longer offered.' })
  retired!: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  changedAt!: Date;
}

/** A page of templates. */
export const FollowUpTemplateConnection = connectionOf('FollowUpTemplate', () => FollowUpTemplate);
