import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { complaintParts, type Prepare } from './scenario.ts';
import { COLUMNS, cellsOf } from './sheet.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...pairs: [string, string][]) =>
  `${HEAD}<Relationships>${pairs.map(([type, target], n) => `<Relationship Id="r${n}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** An export as a workbook whose long texts stand in the table of shared strings, as spreadsheet programs write them. */
export const workbook: Prepare = async (rows) => {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  const file = join(folder, 'ekspor.xlsx');
  await writeZip(file, {
    '_rels/.rels': [relations(['officeDocument', 'xl/workbook.xml'])],
    'xl/workbook.xml': [`${HEAD}<workbook><sheets><sheet name="Data" sheetId="1" r:id="r0"/></sheets></workbook>`],
    'xl/_rels/workbook.xml.rels': [relations(['worksheet', 'sheet1.xml'], ['sharedStrings', 'sharedStrings.xml'])],
    'xl/sheet1.xml': sheetXml(rows),
    'xl/sharedStrings.xml': stringsXml(rows),
  });
  const megabytes = statSync(file).size / 1e6;
  return { family: 'SHEET', settings: { file }, megabytes, stop: async () => rmSync(folder, { recursive: true }) };
};

/** Column of the long text. */
const BODY = COLUMNS.indexOf('Isi Laporan Awal');

function* sheetXml(rows: number): Generator<string> {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  yield `${HEAD}<worksheet><sheetData><row>${COLUMNS.map(cell).join('')}</row>`;
  for (let n = 0; n < rows; n += 1) {
    const cells = cellsOf(n).map((text, column) => (column === BODY ? `<c t="s"><v>${n}</v></c>` : cell(text)));
    yield `<row>${cells.join('')}</row>\n`;
  }
  yield '</sheetData></worksheet>';
}

function* stringsXml(rows: number): Generator<string> {
  yield `${HEAD}<sst>`;
  const random = sequence(7);
  for (let n = 0; n < rows; n += 1) yield `<si><t>${complaintParts(n).body} ${words(random)}</t></si>\n`;
  yield '</sst>';
}

const SYLLABLES =
  'ba ca da ga ja ka la ma na pa ra sa ta wa bi di ki li mi ni pi ri si ti bu du ku lu mu nu ru su tu'.split(' ');

/** Three hundred invented words: text that packs no better than real text does. */
const words = (random: () => number) =>
  Array.from(
    { length: 300 },
    () => SYLLABLES[random() % 33]! + SYLLABLES[random() % 33]! + SYLLABLES[random() % 33]!,
  ).join(' ');

/** The same numbers at every run (linear congruential generator). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

/** Writes a ZIP (PKWARE APPNOTE 4.3) whose parts are packed while they are made. */
async function writeZip(file: string, parts: Record<string, Iterable<string>>): Promise<void> {
  const out = createWriteStream(file);
  const directory: Buffer[] = [];
  for (const [name, texts] of Object.entries(parts)) directory.push(await writePart(out, name, texts));
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(out.bytesWritten + out.writableLength, 16);
  out.end(Buffer.concat([listing, end]));
  await once(out, 'close');
}

async function writePart(out: WriteStream, name: string, texts: Iterable<string>): Promise<Buffer> {
  const offset = out.bytesWritten + out.writableLength;
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(Buffer.byteLength(name), 22);
  out.write(Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name)]));
  const deflate = createDeflateRaw({ level: 6 });
  let [crc, bytes, packed] = [0, 0, 0];
  deflate.on('data', (chunk: Buffer) => {
    packed += chunk.length;
    if (!out.write(chunk)) deflate.pause();
  });
  out.on('drain', () => deflate.resume());
  for (const text of texts) {
    const plain = Buffer.from(text);
    crc = crc32(plain, crc);
    bytes += plain.length;
    if (!deflate.write(plain)) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  out.removeAllListeners('drain');
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  head.copy(entry, 6);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(bytes, 24);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}
