import type { Page, PullContext } from '../../kit/index.ts';
import type { SheetConfig } from '../input/input.ts';
import type { OpenFile } from '../table/table.ts';
import { odditiesOf } from './oddity.parser.ts';
import { type ExportRow, exportRows } from './record.parser.ts';
import { receivedAt } from './time.parser.ts';

/** A page of one file; with its cursor still to be put together from all files. */
export interface ExportPage extends Required<Omit<Page<unknown>, 'cursor'>> {
  /** Data rows read of the file so far. */
  rowsDone: number;
  /** It was the last page. */
  complete: boolean;
}

const PAGE_ROWS = 500;
/** Clocks of a source and the hub may differ. */
const CLOCK_SKEW_MS = 86_400_000;

/** Pages of one open file after its first `skip` data rows; the last may be empty. @throws SourceError */
export async function* exportPages(
  file: string,
  open: OpenFile,
  skip: number,
  { config, now }: Pick<PullContext<SheetConfig>, 'config' | 'now'>,
): AsyncGenerator<ExportPage> {
  let rowsDone = 0;
  let page = emptyPage(skip === 0 ? [...open.notes] : []);
  for await (const row of exportRows(file, open)) {
    if (rowsDone < skip) {
      rowsDone += 1;
      continue;
    }
    // Only the row after a full page proves that the page is not the last one.
    if (page.records.length + page.unreadable.length === PAGE_ROWS) {
      yield { ...page, rowsDone, complete: false };
      page = emptyPage([]);
    }
    takeRow(page, row, config, now());
    rowsDone += 1;
  }
  if (rowsDone === 0) page.notes.push(`${file} has a header and no rows`);
  yield { ...page, rowsDone, complete: true };
}

const emptyPage = (notes: string[]): Omit<ExportPage, 'rowsDone' | 'complete'> => ({
  records: [],
  unreadable: [],
  notes,
});

function takeRow(page: ReturnType<typeof emptyPage>, row: ExportRow, config: SheetConfig, now: Date): void {
  page.notes.push(...row.notes);
  const why = row.fault ?? futureFault(row, config, now);
  if (why !== null) {
    page.unreadable.push({ raw: row.raw, where: row.where, why });
    return;
  }
  page.records.push(row.raw);
  const oddities = odditiesOf(row.raw);
  if (oddities.length > 0) page.notes.push(`${row.where}: ${oddities.join('; ')}`);
}

/**
 * A row cannot be newer than its export; where that has no date, than today. Asked here and not in `normalize`, which
 * has no clock: the same row may be right when it is replayed.
 */
function futureFault({ raw }: ExportRow, config: SheetConfig, now: Date): string | null {
  const exportEnd = raw._exportedDay ? Date.parse(`${raw._exportedDay}T23:59:59Z`) : now.valueOf();
  const received = receivedAtOrNull(raw, config.timezone);
  if (received === null || Date.parse(received) <= exportEnd + CLOCK_SKEW_MS) return null;
  return `column "Tanggal Laporan Masuk": ${received} lies in the future of the export.`;
}

/** A date that is none is left for `normalize` to complain about. */
function receivedAtOrNull(raw: ExportRow['raw'], timezone: string): string | null {
  try {
    return receivedAt(raw, timezone);
  } catch {
    return null;
  }
}
