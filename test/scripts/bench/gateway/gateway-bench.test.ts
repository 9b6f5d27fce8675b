import { expect, test } from '@jest/globals';
import { PARTS, supergraphOf } from '../../../../scripts/bench/gateway/graph.ts';
import { resultOf } from '../../../../scripts/bench/gateway/result.ts';
import { MIXTURE, sortOf } from '../../../../scripts/bench/gateway/soak/mixture.ts';

const figures = (cpuMs: number) => ({ cpuMs, requestsPerSecond: 1, p50Ms: 1, p99Ms: 1 });

test('a peer is compared by the medians of CPU time; an absent one is null', () => {
  const result = resultOf(
    new Map([
      ['hub', [figures(9), figures(2), figures(1)]],
      ['apollo', [figures(6), figures(7), figures(1)]],
    ]),
  );
  expect(result).toMatchObject({
    hub: figures(2),
    apollo: figures(6),
    vsApollo: 3,
    vsHiveDefault: null,
    vsGrafbase: null,
  });
});

test('a hundred requests hold each sort as often as its share says', () => {
  const counts: Record<string, number> = {};
  for (let number = 300; number < 400; number += 1) counts[sortOf(number)] = (counts[sortOf(number)] ?? 0) + 1;
  expect(counts).toEqual(Object.fromEntries(Object.entries(MIXTURE).map(([name, { share }]) => [name, share])));
});

test('the four subgraphs compose', () => {
  const urls = Object.fromEntries(Object.keys(PARTS).map((name) => [name, `http://${name}.invalid`]));
  expect(supergraphOf(urls)).toMatch(/graph: SOURCES/);
});
