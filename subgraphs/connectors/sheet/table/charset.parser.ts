import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { SourceError } from '../../kit/index.ts';
import { refusal } from './table.ts';

/** Byte order marks, and how a UTF-16 text without one begins when its first character is ASCII. */
const BEGINNINGS: [bytes: RegExp, charset: string][] = [
  [/^efbbbf/, 'utf8'],
  [/^fffe/, 'utf-16le'],
  [/^feff/, 'utf-16be'],
  [/^[1-7][0-9a-f]00[0-9a-f]{2}00/, 'utf-16le'],
  [/^00[1-7][0-9a-f]00/, 'utf-16be'],
];

/** Bytes that mean nothing in Windows-1252, and control characters no text has. */
const NO_TEXT = new Uint8Array(256);
for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d, ...range(0, 8), 11, 12, ...range(14, 31), 127]) NO_TEXT[byte] = 1;

/**
 * The charset a text file is written in: the one its owner set, else by its first bytes, else UTF-8 if all of it is
 * valid UTF-8, else Windows-1252 (what spreadsheet programs on Windows save) if all of it could be that.
 * @throws SourceError('drift') when it is no text; SourceError('config') when the set charset does not exist
 */
export async function charsetOf(path: string, file: string, set: string | undefined): Promise<string> {
  if (set !== undefined) {
    if (iconv.encodingExists(set)) return set;
    throw new SourceError('config', `charset: "${set}" is not a charset. Leave it out to have it found.`);
  }
  const beginning = await firstBytes(path, 4);
  const known = BEGINNINGS.find(([bytes]) => bytes.test(beginning))?.[1];
  if (known) return known;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let isText = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    isUtf8 &&= decodes(utf8, chunk) && !chunk.includes(0);
    isText &&= isTextOnly(chunk);
    if (!isUtf8 && !isText) throw refusal(file, 'is not readable as text. Save it as "CSV UTF-8".');
  }
  return isUtf8 && decodes(utf8) ? 'utf8' : 'windows-1252';
}

/** Every byte of a file is looked at, so this is a plain loop over a table. */
function isTextOnly(chunk: Buffer): boolean {
  for (let at = 0; at < chunk.length; at += 1) if (NO_TEXT[chunk[at]!] === 1) return false;
  return true;
}

/** The first bytes of a file as hexadecimal digits. */
export async function firstBytes(path: string, count: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.toString('hex', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Without a chunk: does the text end here? */
function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
