import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { programPath } from './program.ts';
import { listening } from './sshd.ts';

/** An FTP server on 127.0.0.1 with one anonymous, read-only folder. */
export interface Vsftpd {
  port: number;
  /** Where to put files; clients see it as /ekspor. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts it, as root or as an ordinary user; its files lie in a folder of their own that `stop` removes. */
export async function startVsftpd(): Promise<Vsftpd> {
  const home = mkdtempSync(join(tmpdir(), 'vsftpd-'));
  const root = join(home, 'pub');
  const folder = join(root, 'ekspor');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(home, 'empty'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const settings = {
    listen: 'YES',
    listen_address: '127.0.0.1',
    listen_port: port,
    background: 'NO',
    anonymous_enable: 'YES',
    local_enable: 'NO',
    write_enable: 'NO',
    anon_root: root,
    no_anon_password: 'NO',
    secure_chroot_dir: join(home, 'empty'),
    run_as_launching_user: isRoot ? 'NO' : 'YES',
    seccomp_sandbox: 'NO',
    isolate: 'NO',
    isolate_network: 'NO',
    xferlog_enable: 'NO',
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  writeFileSync(join(home, 'config'), `${lines.join('\n')}\n`);
  const child = spawn(programPath('vsftpd')!, [join(home, 'config')], { stdio: 'ignore' });
  await listening(port);
  return {
    port,
    folder,
    async stop() {
      child.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
