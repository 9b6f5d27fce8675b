import { Pool } from 'undici';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { makeToken } from '../../../subgraphs/common/identity/token.ts';
import { cpuMs } from './cpu.ts';
import { BENCH_SECRETS, type MeasuredGateway } from './gateways.ts';
import type { Question } from './questions.ts';

/** What some requests cost a gateway. */
export interface Figures {
  /** Its CPU time per request. */
  cpuMs: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** A request never asked before: variables and `Authorization` are its own. */
export interface Asked {
  body: string;
  headers: Record<string, string>;
}

/** Requests `from`, `from + 1`, ... of a question, each of another person. */
export async function requestsOf({ query, variables }: Question, from: number, count: number): Promise<Asked[]> {
  const config = hubConfig(BENCH_SECRETS);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const token = await makeToken({ role: 'REPORTER', sub: `warga-${from + index}` }, config, 3_600);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return { body: JSON.stringify({ query, variables: variables(from + index) }), headers };
    }),
  );
}

/** The text of one answer. Throws when it holds errors. */
export async function answerOf(pool: Pool, { body, headers }: Asked): Promise<string> {
  const { statusCode, body: received } = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const text = await received.text();
  if (statusCode !== 200 || text.includes('"errors"')) throw new Error(`${statusCode}: ${text.slice(0, 300)}`);
  return text;
}

/** Asks all requests over some connections. */
export async function measure(
  gateway: MeasuredGateway,
  requests: readonly Asked[],
  connections: number,
): Promise<Figures> {
  const pool = new Pool(new URL(gateway.url).origin, { connections });
  const times: number[] = [];
  const waiting = requests.values();
  const [cpuBefore, started] = [cpuMs(gateway.pid), performance.now()];
  const worker = async () => {
    for (const request of waiting) {
      const before = performance.now();
      await answerOf(pool, request);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  const cpu = cpuMs(gateway.pid) - cpuBefore;
  await pool.close();
  times.sort((one, other) => one - other);
  const percentile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return {
    cpuMs: cpu / times.length,
    requestsPerSecond: times.length / seconds,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
  };
}
