import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { TrafficLight } from './traffic-light.ts';

/** A line of a table of lights. A change is a new version; none is ever changed. Those of the founding are ours until an official table is at hand. */
@Entity({ schema: 'sla', tableName: 'performance_light' })
export class PerformanceLight {
  @PrimaryKey({ type: 'text' })
  version!: string;

  @Enum({ items: () => TrafficLight, type: 'text', primary: true })
  light!: TrafficLight;

  /** From which share (whole percent) on it shows. */
  @Property({ type: 'int' })
  fromPercent!: number;

  /** The table holds for periods that end on this day or later. */
  @Property({ type: 'date' })
  validFromDay!: string;

  @Property({ type: 'timestamptz' })
  publishedAt!: Date;
}
