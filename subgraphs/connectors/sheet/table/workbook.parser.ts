import { posix } from 'node:path';
import { SourceError } from '../../kit/index.ts';
import { cellColumn, numberText, unescaped } from './cell.parser.ts';
import { SharedStrings } from './shared-strings.ts';
import { CAPS, checkRow, type OpenFile, type Row, refusal, type Table } from './table.ts';
import { attribute, type XmlToken, xmlTokens } from './xml.parser.ts';
import { Zip } from './zip.parser.ts';

/**
 * Opens an XLSX workbook (ECMA-376) and gives its sheets as tables of text. Rows are streamed, and so
 * many texts of the workbook are in memory at a time. Formulas are not computed: a cell is the text or number last saved in it.
 * @throws SourceError('drift') saying what is wrong with the file
 */
export async function openWorkbook(path: string, file: string): Promise<OpenFile> {
  const zip = await Zip.open(path, file);
  const strings = new SharedStrings();
  const close = async () => {
    strings.close();
    await zip.close();
  };
  try {
    const workbook = (await relations(zip, file, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
    if (!workbook?.endsWith('.xml')) throw refusal(file, 'holds no workbook of the format XLSX. Save it as .xlsx.');
    const parts = await relations(zip, file, workbook);
    const stringsPart = parts.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
    if (stringsPart) await readStrings(zip, file, stringsPart, strings);
    const tables: Table[] = [];
    for (const { sheet, id } of await sheetsOf(zip, file, workbook)) {
      const part = parts.find((relation) => relation.id === id && relation.type.endsWith('/worksheet'))?.target;
      if (part) tables.push({ sheet, rows: () => rowsOf(zip, file, part, strings) });
    }
    return { tables, notes: [], close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tokens of one part; what is wrong with its XML is said of the file. */
async function* tokensOf(zip: Zip, file: string, part: string): AsyncGenerator<XmlToken[]> {
  try {
    yield* xmlTokens(zip.read(part));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw refusal(file, `is damaged: ${part} cannot be read (${(error as Error).message}) Export it again.`);
  }
}

/** What a part of the package points at; '' asks for the package itself. */
async function relations(
  zip: Zip,
  file: string,
  part: string,
): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = [];
  const folder = posix.dirname(part);
  for await (const tokens of tokensOf(zip, file, posix.join(folder, '_rels', `${posix.basename(part)}.rels`))) {
    for (const token of tokens) {
      if (token.kind !== 'open' || token.name !== 'Relationship') continue;
      const target = posix.resolve('/', folder, attribute(token.attributes, 'Target')).slice(1);
      found.push({ id: attribute(token.attributes, 'Id'), type: attribute(token.attributes, 'Type'), target });
    }
  }
  return found;
}

async function sheetsOf(zip: Zip, file: string, workbook: string): Promise<{ sheet: string; id: string }[]> {
  const sheets: { sheet: string; id: string }[] = [];
  for await (const tokens of tokensOf(zip, file, workbook)) {
    for (const token of tokens) {
      if (token.kind !== 'open' || token.name !== 'sheet') continue;
      sheets.push({ sheet: attribute(token.attributes, 'name'), id: attribute(token.attributes, 'id') });
    }
  }
  return sheets;
}

async function readStrings(zip: Zip, file: string, part: string, strings: SharedStrings): Promise<void> {
  const text = new TextInside('t', 'rPh');
  for await (const tokens of tokensOf(zip, file, part)) {
    for (const token of tokens) {
      text.take(token);
      if (token.kind === 'close' && token.name === 'si') strings.add(unescaped(text.release()));
    }
  }
}

async function* rowsOf(zip: Zip, file: string, part: string, strings: SharedStrings): AsyncGenerator<Row> {
  let row: Row = { number: 0, cells: [] };
  let column = -1;
  let type = '';
  const value = new TextInside('v', 'f');
  const inline = new TextInside('t', 'rPh');
  for await (const tokens of tokensOf(zip, file, part)) {
    for (const token of tokens) {
      value.take(token);
      inline.take(token);
      if (token.kind === 'open' && token.name === 'row') {
        row = { number: Number(attribute(token.attributes, 'r')) || row.number + 1, cells: [] };
        column = -1;
      } else if (token.kind === 'open' && token.name === 'c') {
        column = cellColumn(attribute(token.attributes, 'r')) ?? column + 1;
        type = attribute(token.attributes, 't');
      } else if (token.kind === 'close' && token.name === 'c') {
        const text = cellText(type, value.release(), inline.release(), strings);
        // Sheets are often styled far beyond their last filled column.
        if (text !== '') row.cells[Math.min(column, CAPS.columns)] = text;
      } else if (token.kind === 'close' && token.name === 'row') {
        checkRow(file, row);
        yield row;
      }
    }
  }
}

function cellText(type: string, value: string, inline: string, strings: SharedStrings): string {
  if (type === 's') return strings.at(Number(value)) ?? '';
  if (type === 'inlineStr') return unescaped(inline);
  if (type === '' || type === 'n') return numberText(value);
  return unescaped(value);
}

/** Gathers the text inside elements of one name, leaving out what stands inside another. */
class TextInside {
  private gathered = '';
  private inside = false;
  private leftOut = false;

  constructor(
    private readonly element: string,
    private readonly except: string,
  ) {}

  take(token: XmlToken): void {
    if (token.kind === 'text') {
      if (this.inside && !this.leftOut) this.gathered += token.text;
    } else if (token.name === this.element) this.inside = token.kind === 'open';
    else if (token.name === this.except) this.leftOut = token.kind === 'open';
  }

  release(): string {
    const text = this.gathered;
    this.gathered = '';
    return text;
  }
}
