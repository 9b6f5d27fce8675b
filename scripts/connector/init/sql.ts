import { INVENTED, inPages, oneOf, secretOf, type Template, TIMEZONE, yamlText } from './template.ts';

const KINDS = ['postgresql', 'mariadb', 'mssql'];

/** A table of a database that an account may read. */
export const sqlTemplate: Template = {
  summary: 'a database with a table of complaints',
  questions: [
    { key: 'kind', ask: `Kind of server (${KINDS.join(', ')})`, usual: 'mariadb', fault: oneOf(KINDS) },
    { key: 'host', ask: 'Its host', usual: 'db.contoh.invalid' },
    { key: 'database', ask: 'The database', usual: 'aduan' },
    { key: 'user', ask: 'Account that may read it, and nothing more', usual: 'pembaca' },
    { key: 'table', ask: 'Table of the complaints', usual: 'aduan' },
    { key: 'keyColumn', ask: 'Column of its unique key', usual: 'nomor' },
    { key: 'updatedColumn', ask: 'Column with the time of the last change', usual: 'waktu_ubah' },
    TIMEZONE,
  ],
  settings: (answers) => {
    const { kind = '', host = '', database = '', user = '', table = '' } = answers;
    const { keyColumn = '', updatedColumn = '', timezone = '', id = '' } = answers;
    const secret = secretOf(id, 'PASSWORD');
    return `server: { kind: ${kind}, host: ${yamlText(host)}, database: ${yamlText(database)}, user: ${yamlText(user)}, password: "\${secret:${secret}}" }
source: { table: ${yamlText(table)}, key: ${yamlText(keyColumn)}, updated: ${yamlText(updatedColumn)} }
timezone: ${timezone}
# One expression (jsonata.org) for each part of a complaint: a column's name, or $status(...), $time(...), $bool(...).
map:
  externalId: $string(${keyColumn})
  body: uraian
  statusRaw: $string(kode)
  status: $status(kode)
  occurredAt: $time(waktu_masuk)
  updatedAt: $time(${updatedColumn})
  # Required: whom to hide.
  privacy: { anonymous: $bool(anonim), secret: $bool(rahasia) }
# Its words for a status. A word that is not listed becomes UNKNOWN.
statusMap:
  in: { "1": RECEIVED, "2": IN_PROGRESS, "3": CLOSED }
`;
  },
  example: ({ keyColumn = '', updatedColumn = '' }) => {
    const codes: Record<string, string> = { Baru: '1', Diproses: '2', Selesai: '3' };
    const timeOf = (index: number) => `2026-03-0${index + 1} 08:15:00`;
    const records = INVENTED.map(({ body, status }, index) => ({
      ...{ uraian: body, kode: codes[status]!, anonim: index % 2 === 0 ? '1' : '0', rahasia: index === 2 ? '1' : '0' },
      ...{ waktu_masuk: timeOf(index), [keyColumn]: String(index + 1), [updatedColumn]: timeOf(index) },
      _where: `${keyColumn} ${index + 1}`,
    }));
    const mark = (page: number) => ({ updated: timeOf(page * 3 - 1), key: String(page * 3) });
    const startedAt = '2026-03-17T03:00:00.000Z';
    const scan = { full: true, startedAt, at: mark(1), undated: false, seen: 3 };
    const pages = inPages(records, (page) => ({
      ...{ mark: page === 1 ? null : mark(2), fullScanAt: page === 1 ? null : startedAt },
      ...{ scan: page === 1 ? scan : null, columns: [] },
    }));
    return { pages };
  },
};
