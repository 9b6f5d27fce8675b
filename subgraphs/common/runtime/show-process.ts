import type { HubConfig } from '../config/config.ts';
import { startAdmin } from '../metrics/admin-listener.ts';
import { showLoopDelay } from '../metrics/loop-delay.ts';
import { type Checks, Readiness } from '../metrics/readiness.ts';
import { startTracing } from '../tracing/start-tracing.ts';

/** What operators see of a process. */
export interface ShownProcess {
  /** From now on /readyz says 503; figures and traces go on. */
  drain(): void;
  /** Sends the traces that are left, and closes the listener; called last. */
  stop(): Promise<void>;
}

/** Makes a process visible: its figures and readiness at ADMIN_PORT, its traces at OTEL_EXPORTER_OTLP_ENDPOINT. */
export async function showProcess(config: HubConfig, name: string, checks: Checks = {}): Promise<ShownProcess> {
  const readiness = new Readiness(checks);
  const admin = await startAdmin(config, readiness);
  if (admin) console.log(`Figures for operators: ${admin.url}/metrics`);
  const hideDelay = showLoopDelay();
  const tracing = startTracing(config, name);
  return {
    drain: () => readiness.drain(),
    async stop() {
      hideDelay();
      await tracing?.stop();
      await admin?.stop();
    },
  };
}
