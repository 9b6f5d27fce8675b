import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/** The citizen's account behind a report written in the hub. Nobody but that citizen finds the row. */
@Entity({
  schema: 'reports',
  tableName: 'report_owner',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    {
      name: 'own',
      command: 'select',
      using: `${roleIn('REPORTER')} and user_id = nullif(current_setting('app.user', true), '')`,
    },
  ],
})
export class ReportOwner {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** Subject (`sub`) of the citizen's token. */
  @Property({ type: 'text' })
  userId!: string;
}
