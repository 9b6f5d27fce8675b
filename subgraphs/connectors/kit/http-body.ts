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

/**
 * Old sites speak windows-1252: a byte order mark counts first, then the header's word, then the page's own, else
 * UTF-8. A header that an XML document contradicts is believed only if the bytes can be what it says.
 */
export function textOf(bytes: Buffer, contentType: string): string {
  const said = /charset\s*=\s*["']?([\w-]+)/i;
  const start = bytes.toString('latin1', 0, PRESCAN_BYTES);
  const [, xml] = XML_DECLARATION.exec(start) ?? [];
  const own = xml === undefined ? said.exec(start)?.[1] : xmlCharset(xml);
  const labels = [MARKS.find(([mark]) => start.startsWith(mark))?.[1], said.exec(contentType)?.[1], own];
  const [label, ...others] = labels.filter((one) => one !== undefined);
  const isSure = xml === undefined || others.length === 0;
  return (
    (isSure ? null : decoded(bytes, label, true)) ?? decoded(bytes, isSure ? label : others[0]) ?? bytes.toString()
  );
}

/** What byte order marks look like, byte by byte. */
const MARKS: [mark: string, label: string][] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

const XML_DECLARATION = /^(?:\xef\xbb\xbf)?\s{0,100}<\?xml\s([^>]{0,200})\?>/;

/** Whoever declares UTF-16 in single bytes copied the line; XML that says nothing is UTF-8. */
function xmlCharset(declaration: string): string {
  const label = /encoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  return /^(?:utf-?16|ucs-?2|iso-10646)/i.test(label) ? 'utf-8' : label;
}

function decoded(bytes: Buffer, label: string | undefined, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
