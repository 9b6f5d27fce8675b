import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { programPath } from './program.ts';

/** An OpenSSH server on 127.0.0.1 that lets this account in by key and serves SFTP. */
export interface Sshd {
  port: number;
  user: string;
  privateKey: string;
  /** Fingerprint of the server's key, "SHA256:…". */
  hostKey: string;
  /** A folder of its own to put files in. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts it, as root or as an ordinary user; keys and files lie in a folder of their own that `stop` removes. */
export async function startSshd(): Promise<Sshd> {
  const home = mkdtempSync(join(tmpdir(), 'sshd-'));
  const keygen = programPath('ssh-keygen')!;
  for (const name of ['host', 'client'])
    execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', join(home, name)]);
  const folder = join(home, 'ekspor');
  mkdirSync(folder);
  const port = await freePort();
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(home, 'host')}`,
    `AuthorizedKeysFile ${join(home, 'client.pub')}`,
    'StrictModes no',
    'PasswordAuthentication no',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    `PidFile ${join(home, 'pid')}`,
    'Subsystem sftp internal-sftp',
  ];
  writeFileSync(join(home, 'config'), `${settings.join('\n')}\n`);
  // As root it changes into an empty folder that its package makes at each start of the machine.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const child = spawn(programPath('sshd')!, ['-D', '-e', '-f', join(home, 'config')], { stdio: 'ignore' });
  await listening(port);
  const shown = execFileSync(keygen, ['-lf', join(home, 'host.pub')], { encoding: 'utf8' });
  return {
    port,
    folder,
    user: userInfo().username,
    privateKey: readFileSync(join(home, 'client'), 'utf8'),
    hostKey: /SHA256:\S+/.exec(shown)![0],
    async stop() {
      child.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Waits until somebody listens there. */
export async function listening(port: number): Promise<void> {
  for (const end = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (open) return;
    if (Date.now() > end) throw new Error(`Nobody listens on port ${port} after 15 s.`);
  }
}
