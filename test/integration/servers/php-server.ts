import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';
import { programPath } from './program.ts';
import { listening } from './sshd.ts';

/** PHP's own web server on 127.0.0.1 over a folder of scripts. */
export interface PhpServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startPhp(folder: string): Promise<PhpServer> {
  const port = await freePort();
  const server = spawn(programPath('php') ?? '', ['-S', `127.0.0.1:${port}`, '-t', folder], { stdio: 'ignore' });
  await listening(port);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const exit = once(server, 'exit');
      if (server.exitCode === null && server.kill('SIGTERM')) await exit;
    },
  };
}
