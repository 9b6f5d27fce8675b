import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Characters of one block, and blocks held in memory: ten million characters, more than any ordinary export has. */
const BLOCK_CHARACTERS = 64_000;
const HELD_BLOCKS = 150;

/** Where a block lies in the file that takes what memory does not. */
interface Place {
  at: number;
  bytes: number;
  nonce: Buffer;
}

/**
 * The texts of a workbook, asked for by number while its rows are read. However many there are, only so many blocks stay
 * in memory; the others lie in a nameless file under a key that exists in this object only, since they are complaints.
 */
export class SharedStrings {
  /** Number of the first text of each block. */
  private readonly firsts: number[] = [];
  private readonly places: (Place | undefined)[] = [];
  /** Blocks in memory, the one used longest ago first. */
  private readonly held = new Map<number, string[]>();
  private readonly key: KeyObject = createSecretKey(randomBytes(32));
  private file: number | undefined;
  private written = 0;
  private open: string[] = [];
  private openCharacters = 0;
  private count = 0;

  constructor(private readonly heldBlocks = HELD_BLOCKS) {}

  /** Takes the next text. */
  add(text: string): void {
    if (this.open.length === 0) this.firsts.push(this.count);
    this.open.push(text);
    this.count += 1;
    this.openCharacters += text.length;
    if (this.openCharacters >= BLOCK_CHARACTERS) this.closeBlock();
  }

  /** The text with this number; undefined: there is none. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const block = this.blockOf(index);
    return this.textsOf(block)[index - this.firsts[block]!];
  }

  /** Lets the file go. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private closeBlock(): void {
    this.hold(this.firsts.length - 1, this.open);
    this.open = [];
    this.openCharacters = 0;
  }

  /** The last block that begins at or before this text. */
  private blockOf(index: number): number {
    let low = 0;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firsts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private textsOf(block: number): string[] {
    if (this.open.length > 0 && block === this.firsts.length - 1) return this.open;
    const texts = this.held.get(block) ?? this.readBack(block);
    this.held.delete(block);
    this.hold(block, texts);
    return texts;
  }

  private hold(block: number, texts: string[]): void {
    this.held.set(block, texts);
    if (this.held.size <= this.heldBlocks) return;
    const [oldest, itsTexts] = this.held.entries().next().value!;
    this.held.delete(oldest);
    this.places[oldest] ??= this.writeDown(itsTexts);
  }

  private writeDown(texts: string[]): Place {
    const nonce = randomBytes(16);
    const cipher = createCipheriv('aes-256-ctr', this.key, nonce);
    const bytes = cipher.update(JSON.stringify(texts), 'utf8');
    this.file ??= namelessFile();
    const at = this.written;
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done, bytes.length - done, at + done);
    this.written += bytes.length;
    return { at, bytes: bytes.length, nonce };
  }

  private readBack(block: number): string[] {
    const { at, bytes, nonce } = this.places[block]!;
    const sealed = Buffer.alloc(bytes);
    for (let done = 0; done < bytes; ) {
      const read = readSync(this.file!, sealed, done, bytes - done, at + done);
      if (read === 0) throw new Error('The file of shared strings was cut off.');
      done += read;
    }
    return JSON.parse(createDecipheriv('aes-256-ctr', this.key, nonce).update(sealed, undefined, 'utf8'));
  }
}

/** A file that nobody else can open, and that is gone with its last descriptor. */
function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-sheet-'));
  try {
    return openSync(join(folder, 'texts'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
