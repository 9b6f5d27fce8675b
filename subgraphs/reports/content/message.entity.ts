import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { CONTENT_RULES } from './report-content.entity.ts';

/** The words of one event: an agency's answer, a reporter's reply, a question. Kept apart, for it is content. */
@Entity({ schema: 'reports', tableName: 'message', rowLevelSecurity: 'force', policies: CONTENT_RULES })
export class Message {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** The event (`ReportEvent.seq`) it belongs to. */
  @PrimaryKey({ type: 'int' })
  seq!: number;

  @Property({ type: 'text' })
  text!: string;
}
