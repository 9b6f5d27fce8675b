import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { programPath } from './program.ts';

/** Debian's account without rights; Dovecot refuses to read mail as root. */
const NOBODY = { uid: 65534, gid: 65534, user: 'nobody', group: 'nogroup' };
/** How long the server may take to listen, ms. */
const PATIENCE_MS = 20_000;

/** The account of the invented mailbox. */
export const LOGIN = { user: 'aduan', password: 'kata-sandi-contoh' };

/** A Dovecot of this test alone, with one mailbox (Maildir). */
export interface Dovecot {
  port: number;
  tlsPort: number;
  /** Certificate of the server, which is its own authority. */
  authority: string;
  /** Puts a mail into a folder as a delivery does; `receivedAt` becomes its INTERNALDATE. Gives its file. */
  deliver(mail: string | Buffer, folder?: string, receivedAt?: Date): string;
  /** Takes a mail out of the mailbox. */
  expunge(file: string): void;
  /** Forgets all numbers of a folder: at the next opening they start anew with another UIDVALIDITY. */
  renumber(folder?: string): void;
  /** Letters of the flags that files of a folder bear, e.g. ["", "S"]. */
  flags(folder?: string): string[];
  stop(): Promise<void>;
}

/** Starts it on free ports of 127.0.0.1 with everything in a temporary folder; as root it runs as "nobody". */
export async function startDovecot(): Promise<Dovecot> {
  const account = accountOf();
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  for (const name of ['run', 'state', 'home', 'mail']) mkdirSync(join(folder, name));
  const authority = makeCertificate(folder);
  writeFileSync(join(folder, 'users'), `${LOGIN.user}:{PLAIN}${LOGIN.password}\n`);
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, { port, tlsPort, account }));
  chmodSync(folder, 0o755);
  giveAway(folder, account);
  const server = spawn(programPath('dovecot')!, ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(process.getuid?.() === 0 && { uid: account.uid, gid: account.gid }),
  });
  await listening(server, port, join(folder, 'log'));

  const maildir = (name: string) => join(folder, 'mail', name === 'INBOX' ? '' : `.${name}`);
  let mails = 0;
  return {
    port,
    tlsPort,
    authority,
    deliver(mail, name = 'INBOX', receivedAt = new Date('2026-03-17T02:00:00Z')) {
      mails += 1;
      for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir(name), part), { recursive: true });
      const file = join(maildir(name), 'new', `${Math.floor(receivedAt.valueOf() / 1000)}.M${mails}.contoh`);
      writeFileSync(file, mail);
      spawnSync('touch', ['-d', receivedAt.toISOString(), file]);
      giveAway(join(folder, 'mail'), account);
      return file;
    },
    expunge(file) {
      const base = file.split('/').at(-1)!;
      for (const path of filesIn(maildir('INBOX'))) if (path.includes(base)) rmSync(path);
    },
    renumber(name = 'INBOX') {
      const uidlist = join(maildir(name), 'dovecot-uidlist');
      const [, validity = '1'] = /^3 V(\d+)/.exec(readFileSync(uidlist, 'utf8')) ?? [];
      for (const file of readdirSync(maildir(name)))
        if (file.startsWith('dovecot')) rmSync(join(maildir(name), file), { recursive: true });
      writeFileSync(uidlist, `3 V${Number(validity) + 1000} N1\n`);
      giveAway(join(folder, 'mail'), account);
    },
    flags: (name = 'INBOX') => filesIn(maildir(name)).map((path) => path.split(':2,')[1] ?? ''),
    async stop() {
      const ended = once(server, 'exit');
      if (server.exitCode === null && server.kill('SIGTERM')) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf() {
  if (process.getuid?.() === 0) return NOBODY;
  const { uid, gid, username } = userInfo();
  const group = spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim();
  return { uid, gid, user: username, group };
}

const filesIn = (maildir: string) =>
  ['new', 'cur'].flatMap((part) => readdirSync(join(maildir, part)).map((file) => join(maildir, part, file)));

function giveAway(path: string, { uid, gid }: { uid: number; gid: number }): void {
  if (process.getuid?.() !== 0) return;
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveAway(inner, { uid, gid });
    else chownSync(inner, uid, gid);
  }
}

function makeCertificate(folder: string): string {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const flags = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  const made = spawnSync(programPath('openssl')!, [...flags, ...names], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return readFileSync(certificate, 'utf8');
}

async function listening(server: ChildProcess, port: number, log: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(50)) {
    if (await answers(port)) return;
    if (server.exitCode === null && performance.now() < end) continue;
    server.kill('SIGKILL');
    throw new Error(`Dovecot does not listen: ${said} ${textOf(log)}`);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

interface Terms {
  port: number;
  tlsPort: number;
  account: { uid: number; gid: number; user: string; group: string };
}

function configuration(folder: string, { port, tlsPort, account: { uid, gid, user, group } }: Terms): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = ${uid}
ssl = yes
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
ssl_dh =
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${folder}/mail
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
`;
}
