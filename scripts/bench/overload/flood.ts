import { Pool } from 'undici';
import { BENCH_BODY } from '../load.ts';

/** Sockets of all clients together. */
const CONNECTIONS = 1_024;
const TICK_MS = 5;

/** What became of the requests of some seconds. */
export interface Found {
  /** Until the last answer. */
  seconds: number;
  /** Requests sent. */
  offered: number;
  /** Whole answers. */
  good: number;
  /** 503 with OVERLOADED and Retry-After. */
  refused: number;
  /** Anything else. */
  failed: number;
  /** Of whole answers, ms. */
  p99Ms: number;
}

/** Sends the bench query `perSecond` times a second for some seconds, whatever the answers, then waits for the last one. */
export async function flood(url: string, terms: { seconds: number; perSecond: number }): Promise<Found> {
  return asking(url, CONNECTIONS, async (ask) => {
    const started = performance.now();
    const asked: Promise<void>[] = [];
    for (let passed = 0; passed < terms.seconds; passed = (performance.now() - started) / 1000) {
      while (asked.length < passed * terms.perSecond) asked.push(ask());
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    await Promise.all(asked);
  });
}

/** Sends the bench query for some seconds over so many connections, on each as soon as it was answered. */
export async function peak(url: string, terms: { seconds: number; connections: number }): Promise<Found> {
  return asking(url, terms.connections, async (ask) => {
    const until = performance.now() + terms.seconds * 1000;
    const worker = async () => {
      while (performance.now() < until) await ask();
    };
    await Promise.all(Array.from({ length: terms.connections }, worker));
  });
}

async function asking(
  url: string,
  connections: number,
  work: (ask: () => Promise<void>) => Promise<void>,
): Promise<Found> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const times: number[] = [];
  const seen = { good: 0, refused: 0, failed: 0 };
  const started = performance.now();
  await work(async () => {
    const before = performance.now();
    const verdict = await askOnce(pool, pathname).catch(() => 'failed' as const);
    seen[verdict] += 1;
    if (verdict === 'good') times.push(performance.now() - before);
  });
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const offered = seen.good + seen.refused + seen.failed;
  return { ...seen, seconds, offered, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}

async function askOnce(pool: Pool, path: string): Promise<'good' | 'refused' | 'failed'> {
  const headers = { 'content-type': 'application/json' };
  const answer = await pool.request({ path, method: 'POST', headers, body: BENCH_BODY });
  const text = await answer.body.text();
  if (answer.statusCode === 200 && !text.includes('"errors"')) return 'good';
  const refused = answer.statusCode === 503 && text.includes('"OVERLOADED"') && answer.headers['retry-after'];
  return refused ? 'refused' : 'failed';
}
