import { posix } from 'node:path';
import { Client, FTPError } from 'basic-ftp';
import { type PullContext, SourceError } from '../../kit/index.ts';
import { copied } from './copy.ts';
import { type InputFile, isMeant } from './input-file.ts';
import type { RemoteConfig } from './remote.ts';

type FtpConfig = Extract<RemoteConfig, { kind: 'ftp' }>;

const TIMEOUT_MS = 20_000;

/** What the server's refusals mean to the owner of a channel (RFC 959). */
const FAULTS: Record<number, ['config' | 'auth', string]> = {
  530: ['auth', 'the account or its password is refused'],
  534: ['config', 'the server asks for other security than `tls` says'],
  550: ['config', 'does not exist there, or may not be read by this account'],
};

/** The spreadsheets of a folder behind FTP. One connection per listing and per file. */
export async function ftpFiles(ctx: PullContext<unknown>, config: FtpConfig): Promise<InputFile[]> {
  const listed = await connected(ctx, config, async (client) => {
    // Asked for the list of a folder that is not there, many servers give an empty one.
    await client.cd(config.folder);
    return client.list();
  });
  return listed
    .filter(({ name, isFile }) => isFile && isMeant(name))
    .map(({ name, size, rawModifiedAt }) => ({
      name,
      mark: `${size} ${rawModifiedAt}`,
      fetch: () =>
        copied((path) => connected(ctx, config, (client) => client.downloadTo(path, posix.join(config.folder, name)))),
    }));
}

async function connected<T>(
  ctx: PullContext<unknown>,
  { host, port, user, password, tls, folder }: FtpConfig,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const address = await ctx.addressOf(host);
  // The library takes files from the server itself only: another address it names could lie inside our network.
  const client = new Client(TIMEOUT_MS);
  const stop = () => client.close();
  ctx.signal.addEventListener('abort', stop, { once: true });
  try {
    await client.access({ host: address, port, user, password, secure: tls, secureOptions: { servername: host } });
    return await work(client);
  } catch (error) {
    ctx.signal.throwIfAborted();
    const known = error instanceof FTPError ? FAULTS[error.code] : undefined;
    if (known) throw new SourceError(known[0], `${host}:${folder}: ${known[1]}.`);
    const what =
      error instanceof FTPError ? String(error.code) : ((error as { code?: string }).code ?? 'connection failed');
    throw new SourceError('unavailable', `${host} does not answer by FTP (${what}).`);
  } finally {
    ctx.signal.removeEventListener('abort', stop);
    client.close();
  }
}
