import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';

/** A number under which a report is known somewhere. Copies of one submission may bear the same, until they are joined. */
@Entity({
  schema: 'reports',
  tableName: 'report_number',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    { name: 'visible', command: 'select', using: 'exists (select 1 from reports.report r where r.id = report_id)' },
  ],
})
@ObjectType({ description: 'A number under which a report is known in a system, valid for ever.' })
export class ReportNumber {
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'System that gave the number: "lapor-hub", "sp4n-lapor", or a channel.' })
  system!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'The number there.' })
  number!: string;

  @PrimaryKey({ type: 'uuid' })
  reportId!: string;
}
