import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readAtScrape } from './meter.ts';

/** Shows how late this process' event loop was; gives what ends it. */
export function showLoopDelay(): () => void {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  const end = readAtScrape('loopDelay', () => {
    const value = delays.max / 1e9;
    delays.reset();
    return [{ labels: {}, value: Number.isFinite(value) ? value : 0 }];
  });
  return () => {
    delays.disable();
    end();
  };
}
