import { readAtScrape } from '../../subgraphs/common/metrics/meter.ts';
import type { CircuitState, Circuits } from '../execution/circuit.ts';

/** Circuits as numbers: the higher, the worse. */
const STATES: Record<CircuitState, number> = { closed: 0, 'half-open': 1, open: 2 };

/** What a gateway shows of itself at each scrape. */
export interface Shown {
  circuits: Circuits;
  gate: { readonly inFlight: number };
  streams: { readonly size: number };
}

/** Shows a gateway's circuits, requests in flight and streams; gives what ends it. */
export function showGauges({ circuits, gate, streams }: Shown): () => void {
  const ends = [
    readAtScrape('circuit', () =>
      circuits.all().map(([subgraph, state]) => ({ labels: { subgraph }, value: STATES[state] })),
    ),
    readAtScrape('inFlight', () => [{ labels: {}, value: gate.inFlight }]),
    readAtScrape('openStreams', () => [{ labels: {}, value: streams.size }]),
  ];
  return () => {
    for (const end of ends) end();
  };
}
