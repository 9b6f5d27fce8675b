import { SourceError } from './source-error.ts';

/** Largest page taken: a list page of a complaint site has some 100 kB. */
const MAX_BYTES = 5 * 1024 * 1024;
/** How far into a page its own word about its charset is looked for (HTML standard: 1024 bytes). */
const PRESCAN_BYTES = 1024;

/** The reply's text, read to its end. @throws SourceError('drift') for a page that is too large or packed */
export async function textOf(
  body: AsyncIterable<Buffer>,
  headers: Record<string, string | string[] | undefined>,
  url: URL,
): Promise<string> {
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
    if (size > MAX_BYTES)
      throw new SourceError('drift', `${url.host}${url.pathname} is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
    parts.push(part);
  }
  return decoded(Buffer.concat(parts), String(headers['content-type'] ?? ''));
}

/** Old sites speak windows-1252: the header's word counts first, then the page's own, else UTF-8. */
function decoded(bytes: Buffer, contentType: string): string {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const label = said.exec(contentType)?.[1] ?? said.exec(bytes.toString('latin1', 0, PRESCAN_BYTES))?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
