import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** A compiled script of the hub as a process of its own. */
export interface HubProcess {
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** What the pattern's first group caught. Waits for it; fails when the process ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Sends the signal and waits for the end; the exit code, or null after a kill. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Waits for the end. */
  exit(): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Starts `node dist/<script>` with exactly these variables on top of PATH. */
export function hubProcess(script: string, args: string[], env: Record<string, string>): HubProcess {
  const child = spawn(process.execPath, [fromRoot('dist', script), ...args], {
    cwd: fromRoot(),
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (printed += part));
  const ended = once(child, 'close').then(() => running.delete(child));

  return {
    pid: child.pid as number,
    output: () => printed,
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(printed);
        if (found) return found[1] ?? found[0];
        if (!running.has(child)) throw new Error(`${script} ended without saying ${pattern}:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
    async exit() {
      await ended;
      return child.exitCode;
    },
  };
}

/** For `afterAll`: ends whatever a failed test left running. */
export function endAllProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}
