import type { Page } from '../../kit/index.ts';
import type { OpenFile } from '../table/table.ts';
import type { Layout } from './layout.ts';
import { type ExportRow, exportRows } from './record.parser.ts';

/** A page of one file; with its cursor still to be put together from all files. */
export interface ExportPage extends Required<Pick<Page<unknown>, 'records' | 'unreadable' | 'notes'>> {
  /** Data rows read of the file so far. */
  rowsDone: number;
  /** It was the last page of its file. */
  complete: boolean;
}

const PAGE_ROWS = 500;

/** Pages of one open file after its first `skip` data rows; the last may be empty. @throws SourceError */
export async function* exportPages(
  file: string,
  open: OpenFile,
  skip: number,
  layout: Layout,
): AsyncGenerator<ExportPage> {
  let rowsDone = 0;
  let page = emptyPage(skip === 0 ? [...open.notes] : []);
  for await (const row of exportRows(file, open, layout)) {
    if (rowsDone < skip) {
      rowsDone += 1;
      continue;
    }
    // Only the row after a full page proves that the page is not the last one.
    if (page.records.length + page.unreadable.length === PAGE_ROWS) {
      yield { ...page, rowsDone, complete: false };
      page = emptyPage([]);
    }
    takeRow(page, row, layout);
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

function takeRow(page: ReturnType<typeof emptyPage>, { raw, where, fault, notes }: ExportRow, layout: Layout): void {
  page.notes.push(...notes);
  if (fault !== null) {
    page.unreadable.push({ raw, where, why: fault });
    return;
  }
  page.records.push(raw);
  const oddities = layout.odditiesOf(raw);
  if (oddities.length > 0) page.notes.push(`${where}: ${oddities.join('; ')}`);
}
