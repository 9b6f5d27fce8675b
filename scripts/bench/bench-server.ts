import { fork } from 'node:child_process';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** A server under measurement, in a process of its own. */
export interface BenchServer {
  /** Its address, once it listens. */
  ready: Promise<string>;
  /** CPU seconds used so far. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one over `reports` invented reports; `env` is added to its environment. */
export function benchServer(
  kind: 'hub' | 'sql',
  terms: { databaseUrl: string; reports: number; env?: Record<string, string> },
  progress: (done: number) => void = () => {},
): BenchServer {
  const child = fork(fromRoot('dist', 'scripts', 'bench', `${kind}-server.js`), [], {
    env: {
      ...process.env,
      DATABASE_URL: terms.databaseUrl,
      BENCH_REPORTS: String(terms.reports),
      LOG_LEVEL: 'error',
      ...terms.env,
    },
  });
  const message = (wanted: string) =>
    new Promise<string>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`The ${kind} server ended (${code}).`));
      const heard = ([name, value]: [string, string]) => {
        if (name === 'progress') progress(Number(value));
        if (name !== wanted) return;
        child.off('message', heard).off('exit', ended);
        resolve(value);
      };
      child.on('message', heard).once('exit', ended);
    });
  return {
    ready: message('ready'),
    async cpu() {
      child.send('cpu');
      return Number(await message('cpu'));
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}
