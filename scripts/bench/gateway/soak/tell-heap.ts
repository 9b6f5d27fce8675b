/**
 * Loaded into the gateway before its own code (`node --expose-gc --import`): on the message 'heap' of its parent it clears up
 * and tells what is left; on { snapshot: path } it writes a heap snapshot there.
 */
import { writeHeapSnapshot } from 'node:v8';
import type { HeapFigures } from '../gateways.ts';

process.on('message', async (asked: 'heap' | { snapshot: string }) => {
  // What weak references and finalizers let go is only free after another round.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (asked !== 'heap') writeHeapSnapshot(asked.snapshot);
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ heapUsed, external, rss } satisfies HeapFigures);
});
// A gateway that drains must not be kept by its parent.
process.channel?.unref();
