import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { makeToken } from '../../../../subgraphs/common/identity/token.ts';
import { BENCH_SECRETS } from '../gateways.ts';
import { MIXTURE, sortOf } from './mixture.ts';

/** How soon a client that goes away goes, ms. */
const PATIENCE_MS = 5;

/** Mixed requests at a steady rate; what comes back is counted. */
export class MixedLoad {
  /** Requests that got what they must get. */
  met = 0;
  /** All others, by sort and what they got. */
  readonly unmet = new Map<string, number>();
  private readonly pool: Pool;
  private number = 0;

  constructor(url: string) {
    this.pool = new Pool(new URL(url).origin, { connections: 16 });
  }

  /** Asks until then; a gateway that is slower than the rate is asked no faster than it answers on 16 connections. */
  async askUntil(end: number, perSecond: number): Promise<void> {
    const under = new Set<Promise<void>>();
    const [first, started] = [this.number, performance.now()];
    while (Date.now() < end) {
      const due = started + ((this.number - first) * 1000) / perSecond;
      if (due > performance.now()) await wait(due - performance.now());
      if (under.size >= 16) await Promise.race(under);
      const one: Promise<void> = this.ask(this.number++).finally(() => under.delete(one));
      under.add(one);
    }
    await Promise.all(under);
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async ask(number: number): Promise<void> {
    const sort = sortOf(number);
    const { expected } = MIXTURE[sort]!;
    const got = await this.send(sort, number, expected === 'dropped' ? AbortSignal.timeout(PATIENCE_MS) : null);
    // An answer that comes before the client has gone is as good.
    if (got === expected || (expected === 'dropped' && got === 200)) this.met += 1;
    else this.unmet.set(`${sort}: ${got}`, (this.unmet.get(`${sort}: ${got}`) ?? 0) + 1);
  }

  private async send(sort: string, number: number, signal: AbortSignal | null): Promise<number | string> {
    const { query, variables } = MIXTURE[sort]!;
    const token = await makeToken({ role: 'REPORTER', sub: `warga-${number}` }, hubConfig(BENCH_SECRETS), 3_600);
    try {
      const { statusCode, body } = await this.pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: query(number), variables: variables?.(number) }),
        signal,
      });
      const text = await body.text();
      return statusCode === 200 && text.includes('"errors"') ? '200 with errors' : statusCode;
    } catch (error) {
      return signal?.aborted ? 'dropped' : (error as Error).message;
    }
  }
}
