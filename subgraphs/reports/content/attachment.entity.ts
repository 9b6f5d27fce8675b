import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { CONTENT_RULES } from './report-content.entity.ts';

/** Facts about an attachment; the file itself stays at its source. */
@Entity({ schema: 'reports', tableName: 'attachment', rowLevelSecurity: 'force', policies: CONTENT_RULES })
@ObjectType({ description: 'Facts about an attachment; the file itself stays at its source.' })
export class Attachment {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'File name.' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the source keeps it.' })
  url: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Media type, e.g. "image/jpeg".' })
  mediaType: string | null = null;

  @Property({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Size.' })
  bytes: number | null = null;
}
