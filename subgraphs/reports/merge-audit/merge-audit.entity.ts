import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { AuditVerdict } from './audit-words.ts';

/** Judges read both reports, so a pair of which they may not read one is not theirs to judge. */
const VISIBLE = `${roleIn('CENTRAL_ADMIN', 'AUDITOR')} and exists (select 1 from reports.report_content l where l.report_id = low_id)
  and exists (select 1 from reports.report_content h where h.report_id = high_id)`;

/** A pair for a person to judge without knowing what became of it. */
@Entity({
  schema: 'reports',
  tableName: 'merge_audit',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: VISIBLE }],
})
export class MergeAudit {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  lowId!: string;

  @Property({ type: 'uuid' })
  highId!: string;

  /** Decision that joined them; null: a pair that was only suggested, mixed in so that the queue tells nothing. */
  @Property({ type: 'uuid', nullable: true })
  decisionId: string | null = null;

  /** Rule that joined them; null: none. */
  @Property({ type: 'text', nullable: true })
  rule: string | null = null;

  /** Category of the report received first. */
  @Property({ type: 'uuid', nullable: true })
  categoryId: string | null = null;

  @Property({ type: 'text', nullable: true })
  modelVersion: string | null = null;

  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Enum({ items: () => AuditVerdict, type: 'text', nullable: true })
  verdict: AuditVerdict | null = null;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  judgedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  judgeRole: string | null = null;

  @Property({ type: 'text', nullable: true })
  judgeUser: string | null = null;
}
