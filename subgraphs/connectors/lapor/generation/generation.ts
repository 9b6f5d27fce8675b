/** One call: `{id}` and `{page}` are filled in, in path and form. Null path: no such call is known; config may name one. */
export interface Call {
  method: 'GET' | 'POST';
  path: string | null;
  form?: Record<string, string>;
}

/** Where one thing stands in a reply: dotted paths; the first that says something counts. */
export type Spots = readonly string[];

/** One generation of the interface as data; every part can be overridden in config, for no specification is public. */
export interface Generation {
  base: string;
  format: 'json' | 'xml';
  calls: Record<CallName, Call>;
  /** Where the report stands in the reply to `report`. */
  report: Spots;
  /** Lists of log entries in that reply; all of them are taken. */
  logs: Spots;
  /** List of entries, and of table rows, in other replies. */
  list: Spots;
  next: Spots;
  fields: Record<FieldName, Spots>;
  entry: Record<EntryName, Spots>;
}

/** Calls that read, and the two that tell LAPOR! something: a follow-up, and a hand-on to another institution. */
export const CALLS = ['report', 'followups', 'templates', 'institutions', 'categories', 'tell', 'handOn'] as const;
export type CallName = (typeof CALLS)[number];

/** Parts of a report. */
export const FIELDS = [
  'status',
  'title',
  'body',
  'receivedAt',
  'updatedAt',
  'agencyId',
  'agencyName',
  'categoryId',
  'category',
  'anonymous',
  'secret',
  'attachments',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Parts of a log entry. */
export const ENTRY_FIELDS = [
  'id',
  'text',
  'templateCode',
  'at',
  'by',
  'from',
  'to',
  'statusOld',
  'statusNew',
  'secret',
] as const;
export type EntryName = (typeof ENTRY_FIELDS)[number];
