import type { Figures } from './asking.ts';
import { GATEWAYS, type GatewayName } from './gateways.ts';

/** Figures of the gateways, and each peer's CPU time divided by ours; null: the peer is absent. */
export type Result = Partial<Record<GatewayName, Figures>> & Record<string, Figures | number | null | undefined>;

/** The medians of rounds, set against ours. */
export function resultOf(rounds: ReadonlyMap<GatewayName, readonly Figures[]>): Result {
  const result: Result = {};
  for (const [name, all] of rounds) result[name] = medianOf(all);
  for (const name of Object.keys(GATEWAYS) as GatewayName[]) {
    const { versus } = GATEWAYS[name];
    if (versus) result[versus] = result[name] ? rounded(result[name].cpuMs / result.hub!.cpuMs) : null;
  }
  return result;
}

function medianOf(all: readonly Figures[]): Figures {
  const median = (key: keyof Figures) =>
    rounded(all.map((one) => one[key]).sort((one, other) => one - other)[Math.floor(all.length / 2)]!);
  return {
    cpuMs: median('cpuMs'),
    requestsPerSecond: median('requestsPerSecond'),
    p50Ms: median('p50Ms'),
    p99Ms: median('p99Ms'),
  };
}

const rounded = (value: number) => Number(value.toPrecision(3));
