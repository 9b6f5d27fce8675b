import { createHash } from 'node:crypto';
import type { Answer, Json, NormalizeInfo, PullContext, RawRecord } from '../../kit/index.ts';
import { tableBelow } from '../export/layout.ts';
import { exportRows } from '../export/record.parser.ts';
import { fingerprint } from '../input/input.parser.ts';
import type { SheetConfig } from '../input/input.ts';
import type { InputFile } from '../input/input-file.ts';
import { openFile } from '../table/file.parser.ts';
import { refusal } from '../table/table.ts';
import type { ReplyTable } from './reply-table.ts';

/** Part of a raw record that holds the rows of the reply table with its id. No column of an export is called so. */
const PART = 'replies (table)';

/** More are not held in memory; an export of a year has some ten thousand. */
const MOST_REPLIES = 500_000;

/** Replies of all reply tables by the id they answer, and what their files hold (SHA-256; '': there is none). */
export interface Replies {
  of: Map<string, Json[]>;
  sha256: string;
}

/** Is this a file of replies? */
export const isReplyFile = ({ replies }: SheetConfig, { name }: InputFile) =>
  replies !== undefined && name.toLowerCase().includes(replies.files.toLowerCase());

/** Reads every reply table. @throws SourceError('drift') for a file without the columns named, or with too many rows */
export async function readReplies(ctx: PullContext<SheetConfig>, files: readonly InputFile[]): Promise<Replies> {
  const { replies: table } = ctx.config;
  const read: Replies = { of: new Map(), sha256: '' };
  if (!table) return read;
  const hash = createHash('sha256');
  let count = 0;
  for (const file of files) {
    const { path, release } = await file.fetch();
    try {
      hash.update(await fingerprint(path, file.name));
      for await (const [id, reply] of rowsOf(ctx, table, file.name, path)) {
        count += 1;
        if (count > MOST_REPLIES) throw refusal(file.name, `brings the replies to more than ${MOST_REPLIES}.`);
        read.of.set(id, [...(read.of.get(id) ?? []), reply]);
      }
    } finally {
      await release();
    }
  }
  return { ...read, sha256: files.length > 0 ? hash.digest('hex') : '' };
}

async function* rowsOf(
  { config, signal }: PullContext<SheetConfig>,
  { key, text, at, by, headerRow }: ReplyTable,
  name: string,
  path: string,
): AsyncGenerator<[id: string, reply: Json]> {
  const needed = [key, text, at, by].filter((column) => column !== undefined);
  const open = await openFile(path, name, config.charset);
  try {
    for await (const { raw } of exportRows(name, open, tableBelow(headerRow, needed))) {
      signal.throwIfAborted();
      const cell = (column: string | undefined) => String((column && raw[column]) ?? '').trim();
      if (cell(key) === '' || cell(text) === '') continue;
      yield [idOf(cell(key)), { text: cell(text), at: cell(at) || null, by: cell(by) || null }];
    }
  } finally {
    await open.close();
  }
}

/** "#7000001" and "7000001" are one id. */
const idOf = (text: string) => text.trim().replace(/^#/, '');

/** The raw record with the replies to it; without any it stays as it is. */
export function withReplies(raw: RawRecord, id: string | null, { of }: Replies): RawRecord {
  const replies = id === null ? undefined : of.get(idOf(id));
  return replies ? { ...raw, [PART]: replies } : raw;
}

/** The answers of a raw record's replies. @throws SourceError('record') for a time that is none */
export const answersOf = (raw: RawRecord, { time }: Pick<NormalizeInfo<SheetConfig>, 'time'>): Answer[] =>
  ((raw[PART] ?? []) as { text: string; at: string | null; by: string | null }[]).map(({ text, at, by }) => ({
    text,
    by,
    at: at === null ? null : time(at),
  }));
