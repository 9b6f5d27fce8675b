import { createHash } from 'node:crypto';
import { INVENTED, inPages, type Template, TIMEZONE, yamlText } from './template.ts';

/** A name of a column as JSONata writes it. */
const column = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``);
const isName = (answer: string) => (answer.includes('`') ? 'A backtick cannot stand in the name of a column.' : null);

/** Files with a table: one header row, a complaint in each row below. */
export const sheetTemplate: Template = {
  summary: 'files (XLSX, CSV) that are dropped into a folder',
  questions: [
    {
      key: 'folder',
      ask: 'Folder the files are dropped into (a relative one starts at the folder of the hub)',
      usual: 'drop',
    },
    { key: 'idColumn', ask: 'Column with the id of a complaint', usual: 'Nomor', fault: isName },
    { key: 'bodyColumn', ask: 'Column with its text', usual: 'Isi', fault: isName },
    { key: 'statusColumn', ask: 'Column with its status', usual: 'Status', fault: isName },
    { key: 'dateColumn', ask: 'Column with the time it was received', usual: 'Tanggal', fault: isName },
    TIMEZONE,
  ],
  settings: ({
    folder = '',
    idColumn = '',
    bodyColumn = '',
    statusColumn = '',
    dateColumn = '',
    timezone = '',
  }) => `folder: ${yamlText(folder)}
timezone: ${timezone}
# One expression (jsonata.org) for each part of a complaint: a column's name, or $status(...), $time(...), $bool(...).
map:
  externalId: ${yamlText(`$string(${column(idColumn)})`)}
  body: ${yamlText(column(bodyColumn))}
  statusRaw: ${yamlText(column(statusColumn))}
  status: ${yamlText(`$status(${column(statusColumn)})`)}
  occurredAt: ${yamlText(`$time(${column(dateColumn)})`)}
  # Required. The table does not say whom to hide, so everything is hidden; e.g. "$bool(Anonim)" where a column does.
  privacy: { anonymous: true, secret: true }
# Its words for a status. A word that is not listed becomes UNKNOWN.
statusMap:
  in: { Baru: RECEIVED, Diproses: IN_PROGRESS, Selesai: CLOSED }
`,
  example: ({ idColumn = '', bodyColumn = '', statusColumn = '', dateColumn = '' }) => {
    const sha256 = createHash('sha256').update('contoh').digest('hex');
    const records = INVENTED.map(({ id, body, status }, index) => ({
      _where: `contoh.csv row ${index + 2}`,
      _file: 'contoh.csv',
      _sheet: null,
      _row: index + 2,
      _exportedDay: null,
      [idColumn]: id,
      [bodyColumn]: body,
      [statusColumn]: status,
      [dateColumn]: `2026-03-0${index + 1} 08:15`,
    }));
    const cursorAfter = (page: number) => ({
      files: { 'contoh.csv': { sha256, rowsDone: page * 3, complete: page === 2 } },
    });
    return { pages: inPages(records, cursorAfter) };
  },
};
