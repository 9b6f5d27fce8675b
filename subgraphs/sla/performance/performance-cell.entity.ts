import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { FIGURES_VISIBLE } from './figures-visible.ts';

/** A sum of contributions: one bucket of one measure; also over every agency, channel, category. */
@Entity({
  schema: 'sla',
  tableName: 'performance_cell',
  rowLevelSecurity: 'force',
  policies: [WRITTEN_BY_HUB, { name: 'visible', command: 'select', using: FIGURES_VISIBLE }],
})
export class PerformanceCell {
  @PrimaryKey({ type: 'uuid' })
  agencyId!: string;

  @PrimaryKey({ type: 'text' })
  channelId!: string;

  @PrimaryKey({ type: 'text' })
  categoryId!: string;

  @PrimaryKey({ type: 'date' })
  month!: string;

  @PrimaryKey({ type: 'boolean' })
  shown!: boolean;

  @PrimaryKey({ type: 'text' })
  measure!: string;

  @PrimaryKey({ type: 'int' })
  bucket!: number;

  @Property({ type: 'bigint' })
  n!: string;
}
