import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ReportSnapshot } from '../../common/handover/reports-changed.topic.ts';

/** The newest snapshot of a report: from it every clock can be computed again when a calendar or rule changes. */
@Entity({ schema: 'sla', tableName: 'report_state' })
export class ReportState {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'int' })
  seq!: number;

  /** With `seq` it orders snapshots: a report that is shown or hidden has no new event. */
  @Property({ type: 'int' })
  phaseVersion!: number;

  @Property({ type: 'jsonb' })
  snapshot!: ReportSnapshot;
}
