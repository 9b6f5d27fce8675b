import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Traffic light of the share followed up. */
export const TrafficLight = enumOf(['RED', 'YELLOW', 'GREEN']);
export type TrafficLight = keyof typeof TrafficLight;

registerEnumType(TrafficLight, {
  name: 'TrafficLight',
  description: 'Traffic light of the share followed up (persentase tindak lanjut).',
  valuesConfig: {
    RED: { description: 'Merah.' },
    YELLOW: { description: 'Kuning.' },
    GREEN: { description: 'Hijau.' },
  },
});

/** From which share (whole percent) on a light shows. Values are ours until an official table is at hand. */
@Entity({ schema: 'sla', tableName: 'performance_light' })
export class PerformanceLight {
  @Enum({ items: () => TrafficLight, type: 'text', primary: true })
  light!: TrafficLight;

  @Property({ type: 'int' })
  fromPercent!: number;
}
