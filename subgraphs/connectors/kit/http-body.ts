import { SourceError } from './source-error.ts';

/** How far into a page its own word about its charset is looked for (HTML standard: 1024 bytes). */
const PRESCAN_BYTES = 1024;

/** The reply read to its end. @throws SourceError('drift') for one that is larger than allowed, or packed */
export async function bytesOf(
  body: AsyncIterable<Buffer>,
  headers: Record<string, string | string[] | undefined>,
  url: URL,
  maxBytes: number,
): Promise<Buffer> {
  const encoding = String(headers['content-encoding'] ?? 'identity');
  if (encoding !== 'identity')
    throw new SourceError(
      'drift',
      `${url.host}${url.pathname} is packed (${encoding}), though that was not asked for.`,
    );
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes)
      throw new SourceError('drift', `${url.host}${url.pathname} is larger than ${sizeOf(maxBytes)}.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${bytes} bytes` : `${bytes / 1024 / 1024} MB`);

/** Old sites speak windows-1252: the header's word counts first, then the page's own, else UTF-8. */
export function textOf(bytes: Buffer, contentType: string): string {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const label = said.exec(contentType)?.[1] ?? said.exec(bytes.toString('latin1', 0, PRESCAN_BYTES))?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
