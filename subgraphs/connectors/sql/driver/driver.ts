import type { Json, SourceErrorClass } from '../../kit/index.ts';

/** A column of a result, with the name of its type as the driver tells it. */
export interface Column {
  name: string;
  type: string;
}

/** Rows as lists of values; numbers beyond 2^53, decimals and times are texts, binary is base64. */
export interface Rows {
  columns: Column[];
  rows: Json[][];
  /** Rows that a change touched. */
  affected: number;
}

/** An open connection. Statements of a read-only one run in read-only transactions. */
export interface Session {
  /** One statement, by itself. A change that touches more than `most` rows is taken back, and told as `affected`. */
  run(sql: string, values?: string[], most?: number): Promise<Rows>;
  close(): Promise<void>;
  /** Ends it at once, also in the middle of a statement. */
  abort(): void;
}

/** How to reach a server. `address` is the checked one; `host` names it for TLS. */
export interface Access {
  address: string;
  host: string;
  port: number | undefined;
  database: string;
  user: string;
  password: string;
  tls: boolean;
  timeoutMs: number;
  readOnly: boolean;
}

/** What differs between kinds of databases. */
export interface Driver {
  open(access: Access): Promise<Session>;
  /** A name as an identifier, whatever it contains. */
  quote(name: string): string;
  /** Placeholder of the value number `index` (from 1), which is compared with a column. */
  value(index: number, column?: Column): string;
  /** What is selected for a column, so that it arrives as exact text. */
  select(column: Column): string;
  /** A statement of at most `limit` rows. */
  page(parts: { columns: string; rest: string; limit: number }): string;
  /**
   * Condition: the pair (first, second) is not before (a, b), in the form in which this server finds the place in an index
   * of both even where very many rows have one `first`. Values are asked for from left to right.
   */
  notBefore(first: string, second: string, a: () => string, b: () => string): string;
  /** The present by the server's clock, as the text of an ISO instant. */
  now: string;
  /** Class of what the driver threw, `record` for a value that does not fit; null: none of its own. */
  classOf(error: DriverError): SourceErrorClass | null;
}

/** What drivers throw. */
export interface DriverError {
  code?: string | undefined;
  errno?: number | undefined;
  number?: number | undefined;
  sqlState?: string | null | undefined;
  message?: string;
}
