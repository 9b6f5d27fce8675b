import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** How a notice stands. */
export const DeliveryState = enumOf(['WAITING', 'DELIVERED', 'DEAD', 'CANCELLED']);
export type DeliveryState = keyof typeof DeliveryState;

registerEnumType(DeliveryState, {
  name: 'NoticeDeliveryState',
  description: 'How a notice stands.',
  valuesConfig: {
    WAITING: { description: 'To be sent, or to be tried again.' },
    DELIVERED: { description: 'The receiver took it.' },
    DEAD: { description: 'Given up; `retryDelivery` tries it again.' },
    CANCELLED: { description: 'Not sent: the subscription ended, or its receiver may no longer know of the report.' },
  },
});
