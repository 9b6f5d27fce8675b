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
