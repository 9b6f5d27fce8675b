import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import type { Part } from './fact.policy.ts';

/** What one report contributes to the figures; the sums can be computed from these again. */
@Entity({
  schema: 'sla',
  tableName: 'performance_fact',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB],
})
export class PerformanceFact {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'uuid' })
  agencyId!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  categoryId!: string;

  @Property({ type: 'date' })
  month!: string;

  @Property({ type: 'boolean' })
  shown!: boolean;

  /** Last day its day counts depend on. */
  @Property({ type: 'date' })
  lastDay!: string;

  @Property({ type: 'jsonb' })
  parts!: Part[];
}
