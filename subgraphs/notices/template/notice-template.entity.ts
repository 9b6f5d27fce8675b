import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { NoticeKind } from '../event/notice-kind.ts';
import { NoticeLanguage } from '../subscription/audience.ts';

const VISIBLE = roleIn('AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR');

/** Words of one kind of notice in one language, with placeholders. */
@Entity({
  schema: 'notices',
  tableName: 'notice_template',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
@ObjectType({ description: 'Words of one kind of notice in one language, with placeholders such as {{nomor}}.' })
export class NoticeTemplate {
  /** "<kind>:<language>". */
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Kind and language, e.g. "BREACHED:ID".' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => NoticeKind, { description: 'Kind of notice.' })
  kind!: NoticeKind;

  @Property({ type: 'text' })
  @Field(() => NoticeLanguage, { description: 'Language of the words.' })
  language!: NoticeLanguage;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Subject, one line.' })
  subject!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The words, plain text.' })
  body!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  changedAt!: Date;
}

/** A page of templates. */
export const NoticeTemplateConnection = connectionOf('NoticeTemplate', () => NoticeTemplate);
