import { maskPersonal } from '../../../common/privacy/mask.ts';
import { nameKey } from '../../../common/text/name-key.ts';
import type { RawRecord } from '../../kit/index.ts';
import { COLUMN } from './column.ts';
import { cell } from './complaint.parser.ts';
import { stampOf } from './stamp.parser.ts';
import { shortened } from './time.parser.ts';
import { CLASSES, isStatus } from './vocabulary.ts';

/** Words of people who try the form out; five letters and more without a vowel are keyboard noise. */
const TEST_WORD = /^(?:tes+t?|testing|coba|uji|contoh|dummy|asdf.*|qwer.*|[^aeiou\d]{5,})$/;
/** A plus code, or a shortened link to a map. */
const MAP_CODE = /\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b|\b(?:maps\.app\.)?goo\.gl\//;
/** A seven-digit number called a report's. */
const OTHER_REPORT = /\b(?:tracking id|laporan|aduan|tiket|nomor|no)\b[^.]{0,25}(?<!\d)\d{7}(?!\d)/i;
/** Texts are cut here by LAPOR! itself. */
const LONGEST_TEXT = 3_000;

/** What is odd about a usable row (kinds found in real exports), each as an operator reads it; false: not odd so. */
const ODDITIES: ((row: OddRow) => string | false)[] = [
  ({ title }) => title === null && 'no title',
  ({ title, body }) => title !== null && title.toLowerCase() === body.toLowerCase() && 'the title repeats the text',
  ({ title, body }) => [title ?? '', body].some(isTest) && 'looks like a test',
  ({ body }) => !body.includes(' ') && 'a text of one word',
  ({ raw }) => String(raw[COLUMN.body]).length === LONGEST_TEXT && 'a text cut at 3,000 characters',
  ({ raw }) => cell(raw, 'body') === null && 'no first text; the final one is taken',
  ({ text }) => maskPersonal(text) !== text && 'personal numbers in the text (masked for most readers)',
  ({ text }) => OTHER_REPORT.test(text) && 'the text refers to another report',
  ({ text }) => /bukan (?:kewenangan|wewenang)/i.test(text) && 'the text says the matter is not the addressed agency’s',
  ({ text }) => MAP_CODE.test(text) && 'the place is given as a map code',
  (row) => missing(row),
  ({ raw }) => unknown(cell(raw, 'classification'), CLASSES.has.bind(CLASSES), 'class'),
  ({ raw }) => unknown(cell(raw, 'status'), isStatus, 'status'),
  ({ raw }) => cell(raw, 'sourceChannel') === null && 'no source channel',
  ({ raw }) => closed(raw) && cell(raw, 'agency') === null && 'closed without an agency',
  ({ raw }) => COLUMN.agencyId in raw && hasOnly(raw, 'agency', 'agencyId') && 'an agency without its id',
  ({ raw }) => hasOnly(raw, 'category', 'categoryId') && 'a category without its id',
  ({ raw }) => archived(raw) && cell(raw, 'reason') === null && 'archived without a reason',
  ({ raw }) => /\s$/.test(String(raw[COLUMN.reason] ?? '')) && 'a space behind the reason',
  ({ raw }) => String(raw[COLUMN.category]).includes('\u00a0') && 'a non-breaking space in the category',
  ({ raw }) => /Anonim/.test(cell(raw, 'flags') ?? '') && cell(raw, 'reporterName') !== null && 'anonymous, yet named',
  (row) => contradiction(row),
  ({ raw }) => isAfterExport(raw) && 'received after the day of the export',
];

interface OddRow {
  raw: RawRecord;
  title: string | null;
  body: string;
  /** All free text. */
  text: string;
}

/** What is odd about a usable row, in the order of importance; empty for an ordinary one. */
export function odditiesOf(raw: RawRecord): string[] {
  const title = cell(raw, 'title');
  const body = cell(raw, 'body') ?? cell(raw, 'finalBody') ?? '';
  const row = { raw, title, body, text: [title, raw[COLUMN.body], raw[COLUMN.finalBody]].join('\n') };
  return ODDITIES.map((odd) => odd(row)).filter((said) => said !== false);
}

/** "Contoh laporan" is one, "laporan" alone is not. */
function isTest(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '' && word !== 'laporan');
  return words.length > 0 && words.every((word) => TEST_WORD.test(word));
}

const closed = (raw: RawRecord) => /^Ditutup/.test(cell(raw, 'status') ?? '');
const archived = (raw: RawRecord) => /^Diarsipkan/.test(cell(raw, 'status') ?? '');

const hasOnly = (raw: RawRecord, has: keyof typeof COLUMN, lacks: keyof typeof COLUMN) =>
  cell(raw, has) !== null && cell(raw, lacks) === null;

function unknown(said: string | null, isKnown: (said: string) => boolean, what: string): string | false {
  return said !== null && !isKnown(said) && `an unknown ${what}, "${shortened(said)}"`;
}

/** Desks that type reports in leave these three empty together. */
function missing({ raw }: OddRow): string | false {
  const empty = [
    cell(raw, 'classification') === null && 'class',
    cell(raw, 'category') === null && 'category',
    cell(raw, 'province') === null && cell(raw, 'regency') === null && 'place',
  ].filter((name) => name !== false);
  return empty.length > 0 && `no ${empty.join(', no ')}`;
}

/** The column against the stamp in the text, else against the government that received the report. */
function contradiction({ raw }: OddRow): string | false {
  const column = cell(raw, 'regency');
  if (column === null) return false;
  const stamp = stampOf(String(raw[COLUMN.body]))?.regency;
  const government = /^Pemerintah ((?:Kabupaten|Kota) .+)$/.exec(cell(raw, 'parentAgency') ?? '')?.[1];
  const other = stamp || government;
  return other !== undefined && regencyKey(other) !== regencyKey(column) && `the place "${column}" against "${other}"`;
}

/** Days compared in UTC: a clock that is set wrong is months off. */
function isAfterExport(raw: RawRecord): boolean {
  const received = Date.parse(`${raw[COLUMN.day]} UTC`);
  return typeof raw._exportedDay === 'string' && received > Date.parse(raw._exportedDay);
}

/** Exports write a regency without its word and a city with it. */
function regencyKey(name: string): string {
  const key = nameKey(name);
  return /^(kabupaten|kota) /.test(key) ? key : `kabupaten ${key}`;
}
