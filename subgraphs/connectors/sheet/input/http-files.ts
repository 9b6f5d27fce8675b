import { writeFile } from 'node:fs/promises';
import { type PullContext, SourceError } from '../../kit/index.ts';
import { copied } from './copy.ts';
import type { InputFile } from './input-file.ts';
import type { RemoteConfig } from './remote.ts';

/** Files behind addresses. The server is asked by HEAD whether a file changed; one that cannot say is fetched. */
export async function httpFiles(
  { http }: PullContext<unknown>,
  { urls, headers }: Extract<RemoteConfig, { kind: 'http' }>,
): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const url of urls) {
    const { pathname, host } = new URL(url);
    const name = decodeURIComponent(pathname.split('/').at(-1) || host);
    const head = await http.send(url, { method: 'HEAD', headers, accept: [405, 501] });
    const mark = head.status < 300 ? (head.headers.etag ?? head.headers['last-modified'] ?? null) : null;
    const fetch = () =>
      copied(async (path) => {
        const { status, bytes } = await http.bytes(url, { headers });
        if (status >= 300)
          throw new SourceError('config', `${host}${pathname} answers ${status}: is the address right?`);
        await writeFile(path, bytes, { mode: 0o600 });
      });
    files.push({ name, mark, fetch });
  }
  return files;
}
