import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { COLUMN_SETS, ordinary, ordinaryRows, ringkas, xlsxOf } from '../../../../support/ringkas.ts';
import { pullFile } from '../../../../support/sheet-pull.ts';
import { type ZipPart, zipOf } from '../../../../support/zip.ts';

const C17 = COLUMN_SETS[17];
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet, written by hand, with other parts put over it. */
const workbookOf = (sheetXml: string, ...parts: ZipPart[]) => {
  const own: ZipPart[] = [
    {
      name: '_rels/.rels',
      bytes: `<R><Relationship Id="r1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></R>`,
    },
    {
      name: 'xl/workbook.xml',
      bytes: '<workbook><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes:
        `<R><Relationship Id="r1" Type="${TYPES}/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
        `<Relationship Id="r2" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/></R>`,
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml },
  ];
  return zipOf([...own.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]);
};

const inline = (cells: string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

test('cells of every kind are read as the text last saved in them', async () => {
  const sheet =
    `<?xml version="1.0"?><!-- <row> --><x:worksheet xmlns:x="urn:x"><x:sheetData>${inline(C17)}` +
    '<x:row r="5"><x:c r="A5"><x:v>7.000001E6</x:v></x:c><x:c r="B5" t="str"><x:f>TEXT(A1)</x:f><x:v>29 May 2023</x:v></x:c>' +
    "<x:c r='C5' t='inlineStr'><x:is><x:r><x:t>20:</x:t></x:r><x:r><x:t>05:07</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>" +
    '<x:c r="G5" t="s"><x:v>0</x:v></x:c><x:c r="H5" t="s"><x:v>1</x:v></x:c><x:c r="I5" s="3"/>' +
    '<x:c r="N5" t="s"><x:v>2</x:v></x:c><x:c r="XFD5" s="3"/></x:row></x:sheetData></x:worksheet>';
  const strings =
    '<sst><si><t>A &amp; B &#60;C&#x3e; &quot;&apos; &unknown;</t></si>' +
    '<si><r><t xml:space="preserve">satu </t></r><r><t><![CDATA[<dua>]]></t></r><rPh><t>no</t></rPh></si>' +
    '<si><t>Ditutup oleh_x0020_Admin</t></si></sst>';
  const { complaints, dead } = await pullFile(
    'a.xlsx',
    workbookOf(sheet, { name: 'xl/sharedStrings.xml', bytes: strings }),
  );
  expect(dead).toEqual([]);
  expect(complaints).toMatchObject([
    {
      externalId: '7000001',
      title: 'A & B <C> "\' &unknown;',
      body: 'satu <dua>',
      finalBody: null,
      occurredAt: '2023-05-29T20:05:07.000Z',
      statusRaw: 'Ditutup oleh Admin',
    },
  ]);
});

test('a workbook that a streaming writer made, without shared strings, is read', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Laporan Ringkas');
  for (const cells of ringkas(C17, ordinaryRows(3))) sheet.addRow(cells);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer({ useSharedStrings: false }));
  expect((await pullFile('a.xlsx', bytes)).complaints).toHaveLength(3);
});

test('a workbook is known by what it holds, not by its ending', async () => {
  const bytes = await xlsxOf({ Data: ringkas(C17, ordinaryRows(1)) });
  expect((await pullFile('a.csv', bytes)).complaints).toHaveLength(1);
});

const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_024), Buffer.from(stream, 'utf16le')]);
const whole = await xlsxOf({ Data: ringkas(C17, ordinaryRows(50)) });
const broken = Buffer.from(whole);
const middle = Math.floor(whole.length / 2);
broken.fill(0x55, middle - 200, middle + 200);
const many = Array.from({ length: 1_001 }, (_, index) => ({ name: `part${index}`, bytes: '' }));
const bomb = { name: 'xl/sharedStrings.xml', bytes: Buffer.alloc(2_000_000) };

test.each<[string, Buffer | string, string]>([
  ['an empty file', '', 'is empty (0 bytes)'],
  [
    'text',
    'halaman tidak ditemukan',
    'holds no XLSX workbook, and its name does not say CSV. Export it again as .xlsx or .csv.',
  ],
  ['the beginning of a workbook', whole.subarray(0, 2_000), 'is cut off or damaged: the end of a workbook is missing'],
  ['a damaged workbook', broken, 'is damaged'],
  [
    'a workbook before 2007',
    compound('Workbook'),
    'has the format of Excel before 2007 (.xls). Save it as .xlsx or .csv.',
  ],
  ['a workbook with a password', compound('EncryptedPackage'), 'is protected by a password. Save it without one.'],
  ['a ZIP with a password', workbookOf('', { name: 'x', bytes: 'x', flags: 1 }), 'is protected by a password'],
  [
    'a ZIP that is no workbook',
    zipOf([{ name: 'readme.txt', bytes: 'hello' }]),
    'holds no workbook of the format XLSX',
  ],
  ['a ZIP of too many parts', zipOf(many), 'has 1001 parts; no workbook has more than 1000'],
  [
    'a part that unpacks to a hundred times its size',
    workbookOf('', bomb),
    'unpacks to 3 MB, which no export of its size does',
  ],
  [
    'a part larger than announced',
    workbookOf('', { ...bomb, announcedBytes: 900 }),
    'xl/sharedStrings.xml cannot be unpacked',
  ],
  ['a document type', workbookOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'Declarations are not allowed'],
  ['XML that breaks off', workbookOf('<worksheet><sheetData><row r="1'), 'The document breaks off'],
  ['a sheet without rows', workbookOf('<worksheet/>'), 'is no export "Laporan Ringkas". It is empty.'],
])('%s is refused, saying what to do: %#', async (_, content, message) => {
  await expect(pullFile('a.xlsx', content)).rejects.toMatchObject({
    errorClass: 'drift',
    message: expect.stringContaining(message),
  });
});

test('a row beyond the cap is refused', async () => {
  const sheet = `<worksheet>${inline(C17)}<row r="2000001"><c t="str"><v>x</v></c></row></worksheet>`;
  await expect(pullFile('a.xlsx', workbookOf(sheet))).rejects.toThrow('a.xlsx has more than 2000000 rows');
});

test('a filled cell beyond column 500 is refused', async () => {
  const sheet = `<worksheet>${inline(C17)}<row r="2"><c r="XFD2" t="str"><v>x</v></c></row></worksheet>`;
  await expect(pullFile('a.xlsx', workbookOf(sheet))).rejects.toThrow('a.xlsx has 501 columns in row 2');
});

test('cells that look like formulas stay text', async () => {
  const rows = [ordinary('7000001', { 'Judul Laporan': '=1+1' })];
  const { complaints } = await pullFile('a.xlsx', await xlsxOf({ Data: ringkas(C17, rows) }));
  expect(complaints[0]?.title).toBe('=1+1');
});
