import { maskPersonal } from '../../../common/privacy/mask.ts';
import { instantIn, SourceError } from '../../kit/index.ts';
import { type Row, refusal } from '../table/table.ts';
import { COLUMN, KNOWN_COLUMNS, REQUIRED_COLUMNS } from './column.ts';

/** What the rows above the data say about them. */
export interface Header {
  /** Name of each column by position; '' where it has none. */
  columns: string[];
  /** Columns no export we know has; their cells are kept, not understood. */
  unknown: string[];
  /** Day the export was made ("Tanggal Generate"), YYYY-MM-DD; null when the preamble is gone. */
  exportedDay: string | null;
}

/** Rows above the header of a genuine export: ten. A header further down belongs to something else. */
const LONGEST_PREAMBLE = 50;
/** First cell of a header after an agency's own program has reworked the export. */
const REWORKED = 'tracking_id';

/** Looks at the first rows of one table until its header is found. */
export class HeaderSearch {
  /** Null as long as it is not found. */
  header: Header | null = null;
  private readonly preamble: string[][] = [];

  constructor(private readonly file: string) {}

  /** The first cells seen, as an error may show them: short, without personal numbers. */
  get firstCells(): string[] {
    return this.preamble.map(([first]) => maskPersonal(first ?? '').slice(0, 40)).filter((cell) => cell !== '');
  }

  /** Takes the next row; false: no header will come. @throws SourceError at the header of what we cannot take in */
  goOn({ cells }: Row): boolean {
    const names = Array.from(cells, (cell) => squeezed(cell ?? ''));
    if (names[0]?.toLowerCase() === REWORKED) {
      throw new SourceError(
        'config',
        `${this.file} is an export reworked by hand (columns ${names.slice(0, 3).join(', ')}, ...): its statuses and ` +
          'dates were altered. Use the original export "Laporan Ringkas" of LAPOR!.',
      );
    }
    if (keyOf(names[0] ?? '') === keyOf(COLUMN.trackingId)) this.header = this.headerOf(names);
    else this.preamble.push(names);
    return this.preamble.length < LONGEST_PREAMBLE;
  }

  private headerOf(names: string[]): Header {
    // A leading underscore marks what we add to a record ourselves.
    const columns = names.map((name) => OFFICIAL.get(keyOf(name)) ?? name.replace(/^_+/, ''));
    const missing = REQUIRED_COLUMNS.filter((name) => !columns.includes(name));
    if (missing.length > 0) {
      throw refusal(
        this.file,
        `lacks the columns ${listed(missing)}. Its header has ${listed(columns.filter(Boolean))}.`,
      );
    }
    const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
    if (twice !== undefined) throw refusal(this.file, `has the column ${listed([twice])} twice.`);
    const generated = this.preamble
      .find(([label]) => label === 'Tanggal Generate')
      ?.slice(1)
      .find(Boolean);
    return {
      columns,
      unknown: columns.filter((name) => name !== '' && !KNOWN_COLUMNS.includes(name)),
      exportedDay: dayIn(generated ?? ''),
    };
  }
}

/** A day at the beginning of a text, if there is such a day. */
function dayIn(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  return day !== undefined && instantIn('UTC', day, '00:00:00') !== null ? day : null;
}

/** Names as an error lists them. */
export const listed = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const keyOf = (name: string) => name.toLowerCase();
const OFFICIAL = new Map(KNOWN_COLUMNS.map((name) => [keyOf(name), name]));
