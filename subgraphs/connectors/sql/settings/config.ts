import { mappingShape, statusMapShape, z } from '../../kit/index.ts';

const name = z.string().min(1);

const server = z.strictObject({
  kind: z.enum(['postgresql', 'mariadb', 'mssql']).describe('mariadb also speaks to MySQL.'),
  host: name,
  port: z.int().min(1).max(65_535).optional().describe('Usual: 5432, 3306, 1433.'),
  database: name,
  user: name,
  password: z.string().describe('The name of a SOURCE_ variable in dollar braces, never the password itself.'),
  tls: z.boolean().default(false).describe('Encrypt, and check the certificate against the host name.'),
});
export type Server = z.infer<typeof server>;

const source = z
  .strictObject({
    table: name.optional().describe('"table" or "schema.table".'),
    query: name.optional().describe('One SELECT without ORDER BY, instead of a table; read as a sub-query.'),
    key: name.describe('Column of the unique key, of any type.'),
    updated: name.optional().describe('Column that grows with every change; indexed together with the key.'),
    pageSize: z.int().min(1).max(5000).default(500).describe('Rows per page.'),
    overlap: z.int().min(0).default(300).describe('How far behind its mark a pull starts again, seconds.'),
    deletes: z.enum(['ignore', 'full-scan']).default('ignore').describe('full-scan: rows a full scan lacks are gone.'),
    hoursBetweenFullScans: z.number().positive().default(24).describe('Only without `updated`, or with full-scan.'),
    timeoutSeconds: z.int().min(1).max(600).default(60).describe('Longest wait for one statement.'),
  })
  .refine(({ table, query }) => (table === undefined) !== (query === undefined), 'State either table or query.');

const push = z.strictObject({
  table: name,
  key: name.describe('Column that holds the complaint’s externalId.'),
  status: name.describe('Column that is set.'),
  note: name.optional().describe('Column that takes the agency’s words.'),
});

/** A database as data: where it is, what to read, and how a row becomes a complaint. */
export const sqlConfig = z
  .strictObject({
    server: server.optional().describe('The database server and the account that reads it; or `dsn`.'),
    dsn: z.string().optional().describe('kind://user:password@host:port/database?tls=true, instead of `server`.'),
    source: source.describe('The table or query, and the columns by which it is read.'),
    timezone: name.describe('IANA zone of times that state none.'),
    map: mappingShape.describe('How a row becomes a complaint.'),
    statusMap: statusMapShape({ tells: true }).describe('Its words for a status.'),
    push: push.optional().describe('Only where the hub may write a status back.'),
  })
  .refine((config) => (config.server === undefined) !== (config.dsn === undefined), 'State either server or dsn.');
export type SqlConfig = z.infer<typeof sqlConfig>;
export type SqlSource = SqlConfig['source'];

const KINDS: Record<string, Server['kind']> = {
  'postgres:': 'postgresql',
  'postgresql:': 'postgresql',
  'mariadb:': 'mariadb',
  'mysql:': 'mariadb',
  'mssql:': 'mssql',
  'sqlserver:': 'mssql',
};

/** Where the database is; null: the dsn cannot be read. Its text, which holds a password, stands in no message. */
export function serverOf(config: Pick<SqlConfig, 'server' | 'dsn'>): Server | null {
  if (config.server) return config.server;
  const url = URL.parse(config.dsn ?? '');
  const kind = url && KINDS[url.protocol];
  if (!kind || !url.hostname) return null;
  try {
    return {
      kind,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      ...(url.port && { port: Number(url.port) }),
      database: decodeURIComponent(url.pathname.slice(1)),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      tls: url.searchParams.get('tls') === 'true',
    };
  } catch {
    return null;
  }
}
