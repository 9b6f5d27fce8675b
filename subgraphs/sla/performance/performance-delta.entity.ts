import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { FIGURES_VISIBLE } from './figures-visible.ts';

/** A change of a sum that is not added to it yet: nobody who changes a report waits for a row that others change. */
@Entity({
  schema: 'sla',
  tableName: 'performance_delta',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: FIGURES_VISIBLE }],
})
export class PerformanceDelta {
  @PrimaryKey({ type: 'bigint' })
  id!: string;

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

  @Property({ type: 'text' })
  measure!: string;

  @Property({ type: 'int' })
  bucket!: number;

  @Property({ type: 'bigint' })
  n!: string;
}
