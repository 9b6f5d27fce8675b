import { SourceError } from '../../kit/index.ts';

/** How far into a reply its own word about its charset is looked for, bytes. */
const PRESCAN_BYTES = 200;
const SAID = /(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i;
const MARKS: [bytes: number[], charset: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The text of a reply. The setting counts first, then a byte order mark, the header, the XML declaration, UTF-8. What
 * calls itself UTF-8 and is not is read as windows-1252, in which old systems write.
 * @throws SourceError('config') for a charset that does not exist
 */
export function textOf(bytes: Buffer, contentType: string, setting: string | undefined): string {
  if (setting !== undefined) return decoded(bytes, setting);
  const mark = MARKS.find(([start]) => start.every((byte, place) => bytes[place] === byte))?.[1];
  const prolog = /^\s*<\?xml[^>]*>/.exec(bytes.toString('latin1', 0, PRESCAN_BYTES))?.[0] ?? '';
  const said = mark ?? SAID.exec(contentType)?.[1] ?? SAID.exec(prolog)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(said)) return decoded(bytes, said);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decoded(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new SourceError('config', `"${charset.slice(0, 40)}" is no known charset; set quirks.charset.`);
  }
}
