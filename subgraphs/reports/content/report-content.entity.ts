import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { isChannelOf, isOfficeOf, roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { isAuthorOf } from '../report/report.entity.ts';

/** The public sees what is not secret once an office has looked at it (`content_public`); those concerned see more. */
const VISIBLE = `${roleIn('CENTRAL_ADMIN')} or exists (select 1 from reports.report r where r.id = report_id
  and (r.content_public or ${isOfficeOf('r')} or ${isChannelOf('r')} or ${isAuthorOf('r.id')}))`;

/** Row rule of everything that tells what a report says: texts, place, attachments, messages. */
export const CONTENT_RULES = [WRITTEN_BY_HUB, { name: 'visible', command: 'select' as const, using: VISIBLE }];

/** What a report says. Resolvers mask personal numbers in it for all but those who may know the reporter. */
@Entity({ schema: 'reports', tableName: 'report_content', rowLevelSecurity: 'force', policies: CONTENT_RULES })
@ObjectType({
  description: 'What a report says; numbers of persons are masked for all but those who may know the reporter.',
})
export class ReportContent {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title; null: none (SMS).' })
  title: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The citizen’s own words (isi laporan awal).' })
  body!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The body after an admin’s editing (isi laporan akhir).' })
  finalBody: string | null = null;
}
