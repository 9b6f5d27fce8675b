import { createHash, timingSafeEqual } from 'node:crypto';
import { posix } from 'node:path';
import SftpClient from 'ssh2-sftp-client';
import { type PullContext, SourceError } from '../../kit/index.ts';
import { copied } from './copy.ts';
import { type InputFile, isMeant } from './input-file.ts';
import type { RemoteConfig } from './remote.ts';

type SftpConfig = Extract<RemoteConfig, { kind: 'sftp' }>;

/** What refusals mean to the owner of a channel; the library has few codes, so its texts tell. */
const FAULTS: [text: RegExp, errorClass: 'config' | 'auth', meaning: string][] = [
  [/authentication methods failed/i, 'auth', 'the account or its password is refused'],
  [/no such file|does not exist/i, 'config', 'does not exist there'],
  [/permission denied/i, 'auth', 'may not be read by this account'],
];

/** The spreadsheets of a folder behind SFTP. One connection per listing and per file. */
export async function sftpFiles(ctx: PullContext<unknown>, config: SftpConfig): Promise<InputFile[]> {
  const listed = await connected(ctx, config, (client) => client.list(config.folder));
  return listed
    .filter(({ name, type }) => type === '-' && isMeant(name))
    .map(({ name, size, modifyTime }) => ({
      name,
      mark: `${size} ${modifyTime}`,
      fetch: () =>
        copied((path) => connected(ctx, config, (client) => client.get(posix.join(config.folder, name), path))),
    }));
}

async function connected<T>(
  ctx: PullContext<unknown>,
  config: SftpConfig,
  work: (client: SftpClient) => Promise<T>,
): Promise<T> {
  const { host, port, user: username, password, privateKey, hostKey } = config;
  const client = new SftpClient('lapor-hub', { error: () => {}, end: () => {}, close: () => {} });
  let isStranger = false;
  const hostVerifier = (key: Buffer) => {
    isStranger = !isKey(key, hostKey);
    return !isStranger;
  };
  const stop = () => void client.end().catch(() => {});
  const address = await ctx.addressOf(host);
  ctx.signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect({
      ...{ host: address, port, username, hostVerifier, readyTimeout: 20_000, retries: 0 },
      ...(password !== undefined && { password }),
      ...(privateKey !== undefined && { privateKey }),
    });
    return await work(client);
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (isStranger)
      throw new SourceError('config', `${host} shows another key than hostKey: it is not the server meant.`);
    throw explained(error as Error & { code?: string }, config);
  } finally {
    ctx.signal.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  }
}

function explained({ code = '', message }: Error & { code?: string }, { host, folder }: SftpConfig): SourceError {
  const [, errorClass, meaning] = FAULTS.find(([text]) => text.test(message)) ?? [];
  if (errorClass) return new SourceError(errorClass, `${host}:${folder}: ${meaning}.`);
  return new SourceError('unavailable', `${host} does not answer by SFTP (${code || 'connection failed'}).`);
}

/** Does the server's key have this fingerprint ("SHA256:…", base64 without padding)? */
function isKey(key: Buffer, fingerprint: string): boolean {
  const expected = Buffer.from(fingerprint.slice('SHA256:'.length), 'base64');
  const shown = createHash('sha256').update(key).digest();
  return expected.length === shown.length && timingSafeEqual(expected, shown);
}
