import { Pool } from 'undici';
import { BENCH_BODY } from '../load.ts';

/** Sockets of all clients together. */
const CONNECTIONS = 1_024;
const TICK_MS = 5;

/** What became of requests that were sent at a fixed rate, whatever the answers. */
export interface FloodFigures {
  offeredPerSecond: number;
  /** Whole answers per second. */
  goodputPerSecond: number;
  /** 503 with OVERLOADED and Retry-After. */
  refused: number;
  /** Anything else. */
  failed: number;
  /** Of whole answers, ms. */
  p99Ms: number;
}

/** Sends the bench query `perSecond` times a second for some seconds, then waits for the last answer. */
export async function flood(url: string, terms: { seconds: number; perSecond: number }): Promise<FloodFigures> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const times: number[] = [];
  const seen = { good: 0, refused: 0, failed: 0 };
  const ask = async () => {
    const before = performance.now();
    const verdict = await askOnce(pool, pathname).catch(() => 'failed' as const);
    seen[verdict] += 1;
    if (verdict === 'good') times.push(performance.now() - before);
  };
  const started = performance.now();
  const asked: Promise<void>[] = [];
  for (let passed = 0; passed < terms.seconds; passed = (performance.now() - started) / 1000) {
    while (asked.length < passed * terms.perSecond) asked.push(ask());
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(asked);
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  return {
    offeredPerSecond: asked.length / terms.seconds,
    goodputPerSecond: seen.good / seconds,
    refused: seen.refused,
    failed: seen.failed,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

async function askOnce(pool: Pool, path: string): Promise<'good' | 'refused' | 'failed'> {
  const headers = { 'content-type': 'application/json' };
  const answer = await pool.request({ path, method: 'POST', headers, body: BENCH_BODY });
  const text = await answer.body.text();
  if (answer.statusCode === 200 && !text.includes('"errors"')) return 'good';
  const refused = answer.statusCode === 503 && text.includes('"OVERLOADED"') && answer.headers['retry-after'];
  return refused ? 'refused' : 'failed';
}
