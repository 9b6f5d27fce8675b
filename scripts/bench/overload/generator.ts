/** The clients of bench:overload, in a process of their own: they must not slow the gateway down by computing beside it. */
import { flood, peak } from './flood.ts';

/** What the clients are told: ask as fast as answers come, or so many times a second whatever comes. */
export type Order =
  | { kind: 'peak'; url: string; seconds: number; connections: number }
  | { kind: 'flood'; url: string; seconds: number; perSecond: number };

process.on('message', async (order: Order) => {
  process.send?.(await (order.kind === 'peak' ? peak(order.url, order) : flood(order.url, order)));
});
