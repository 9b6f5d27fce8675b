import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { isOfficeOf, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { isAuthorOf } from '../report/report.entity.ts';

/** Offices see who wrote to them unless the reporter chose to be anonymous; the centre only by `revealReporter`. */
const KNOWN_TO = `${isAuthorOf('reporter.report_id')} or exists (select 1 from reports.report r where r.id = report_id and not r.anonymous and ${isOfficeOf('r')})`;

/** Who wrote a report, sealed. Each report has this row, if only to say who might see it. */
@Entity({
  schema: 'reports',
  tableName: 'reporter',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'known_to', command: 'select', using: KNOWN_TO }],
})
export class ReporterRow {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  /** Name and ids as sealed JSON (`kit/complaint.ts`: `reporter`); null: the source does not know them. */
  @Property({ type: 'text', nullable: true })
  sealed: string | null = null;

  /** Blind indexes of the verified ids, "PHONE:<index>"; equal ids can be compared, not read. */
  @Property({ type: 'text[]' })
  verifiedKeys!: string[];
}
