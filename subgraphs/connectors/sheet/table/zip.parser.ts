import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { CAPS, refusal } from './table.ts';

/** One file inside a ZIP, as its directory announces it. */
interface Entry {
  method: number;
  encrypted: boolean;
  crc: number;
  packedBytes: number;
  bytes: number;
  offset: number;
}

/** End of the directory: 22 bytes and a comment of at most 64 kB. */
const END = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the parts of a ZIP by its directory (PKWARE APPNOTE 4.3) without unpacking to disk. The caps hold for what the
 * directory announces; while a part is read, its true size and check sum must be the announced ones.
 */
export class Zip {
  private constructor(
    private readonly file: FileHandle,
    private readonly name: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws SourceError('drift') for what is no whole ZIP or goes beyond a cap */
  static async open(path: string, name: string): Promise<Zip> {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > CAPS.zipBytes)
        throw refusal(name, `is larger than ${CAPS.zipBytes / 1e6} MB. Export a shorter period.`);
      const entries = readDirectory(name, await directoryOf(file, size, name));
      checkCaps(name, [...entries.values()]);
      return new Zip(file, name, entries);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** The bytes of one part; nothing when it is absent. @throws SourceError('drift') when they are not as announced */
  async *read(part: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(part);
    if (!entry || entry.packedBytes === 0) return;
    const damaged = () => refusal(this.name, `is damaged: its part ${part} cannot be unpacked. Export it again.`);
    const head = await readAt(this.file, entry.offset, LOCAL.bytes);
    if (head.length < LOCAL.bytes || head.readUInt32LE(0) !== LOCAL.signature) throw damaged();
    const start = entry.offset + LOCAL.bytes + head.readUInt16LE(26) + head.readUInt16LE(28);
    let bytes = 0;
    let crc = 0;
    try {
      for await (const chunk of this.unpacked(entry, start)) {
        bytes += chunk.length;
        if (bytes > entry.bytes) break;
        crc = crc32(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      // Anything but an error of zlib (Z_DATA_ERROR, ...) is trouble with the disk, not with the file.
      throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? damaged() : error;
    }
    if (bytes !== entry.bytes || crc !== entry.crc) throw damaged();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private unpacked(entry: Entry, start: number): AsyncIterable<Buffer> {
    const packed = this.file.createReadStream({ start, end: start + entry.packedBytes - 1, autoClose: false });
    // The reader of the last stream meets every error; the callback only keeps it from being thrown a second time.
    return entry.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => {});
  }
}

async function directoryOf(file: FileHandle, size: number, name: string): Promise<Buffer> {
  const tailBytes = Math.min(size, END.bytes + END.longestComment);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - END.bytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    const count = tail.readUInt16LE(at + 10);
    if (count > CAPS.zipEntries)
      throw refusal(name, `has ${count} parts; no workbook has more than ${CAPS.zipEntries}.`);
    return readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  }
  throw refusal(name, 'is cut off or damaged: the end of a workbook is missing. Copy or export it again.');
}

function readDirectory(name: string, directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + ENTRY.bytes <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY.signature) break;
    const nameEnd = at + ENTRY.bytes + directory.readUInt16LE(at + 28);
    entries.set(directory.toString('utf8', at + ENTRY.bytes, nameEnd), {
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (entries.size === 0) throw refusal(name, 'is damaged: its directory cannot be read. Copy or export it again.');
  return entries;
}

function checkCaps(name: string, entries: Entry[]): void {
  if (entries.length > CAPS.zipEntries) throw refusal(name, `has more than ${CAPS.zipEntries} parts.`);
  if (entries.some(({ encrypted }) => encrypted)) throw refusal(name, PROTECTED);
  if (entries.some(({ method }) => method !== STORED && method !== DEFLATED)) {
    throw refusal(name, 'is packed in a way no spreadsheet program uses. Save it again as .xlsx.');
  }
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const bomb = entries.some((e) => e.bytes > CAPS.ratioFromBytes && e.bytes > CAPS.ratio * e.packedBytes);
  if (unpacked > CAPS.unpackedBytes || bomb) {
    throw refusal(name, `unpacks to ${Math.ceil(unpacked / 1e6)} MB, which no export of its size does.`);
  }
}

/** Said of a workbook that only its password opens. */
export const PROTECTED = 'is protected by a password. Save it without one.';

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, CAPS.zipBytes)), 0, undefined, position);
  return buffer.subarray(0, bytesRead);
}
