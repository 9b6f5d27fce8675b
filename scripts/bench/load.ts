import { Pool } from 'undici';

/** What a load run measured. Times in milliseconds. */
export interface LoadFigures {
  requests: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMsPerRequest: number;
}

/** Posts the bench query over and over for some seconds. Throws on any answer that holds errors. */
export async function load(url: string, terms: { seconds: number; connections: number }): Promise<LoadFigures> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: terms.connections });
  const started = performance.now();
  const until = started + terms.seconds * 1000;
  const times: number[] = [];
  const worker = async () => {
    while (performance.now() < until) {
      const before = performance.now();
      await post(pool, pathname);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: terms.connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor(times.length * share)] as number;
  return {
    requests: times.length,
    requestsPerSecond: times.length / seconds,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    cpuMsPerRequest: 0,
  };
}

/** The query that is measured, as the body of a request. */
export const BENCH_BODY = JSON.stringify({
  query: `query { reports(first: 20) { edges { node { number status receivedAt agency { name } clocks { stage dueDay state }
    sourceRecords(first: 5) { edges { node { externalId channel { name } } } } } } } }`,
});

async function post(pool: Pool, path: string): Promise<void> {
  const { body } = await pool.request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BENCH_BODY,
  });
  const text = await body.text();
  if (text.includes('"errors"')) throw new Error(`The bench query failed: ${text.slice(0, 300)}`);
}
