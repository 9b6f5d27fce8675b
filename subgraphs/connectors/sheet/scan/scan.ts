import { createHash } from 'node:crypto';
import { fieldsOf, type Page, type PullContext } from '../../kit/index.ts';
import { LAPORAN_RINGKAS, tableBelow } from '../export/layout.ts';
import { type ExportPage, exportPages } from '../export/page.parser.ts';
import { fingerprint, inputFiles } from '../input/input.parser.ts';
import type { SheetConfig } from '../input/input.ts';
import type { InputFile } from '../input/input-file.ts';
import { isReplyFile, type Replies, readReplies, withReplies } from '../replies/reply.parser.ts';
import { openFile } from '../table/file.parser.ts';
import type { SheetCursor } from './cursor.ts';

/** The id of a row, as the reply tables know it; null: it shows none. */
export type Identify = (raw: ExportPage['records'][number], config: SheetConfig) => string | null;

/** Reads the first page of every file. @throws SourceError for what cannot be read */
export async function checkFiles(ctx: PullContext<SheetConfig>): Promise<void> {
  const files = await filesOf(ctx);
  await readReplies(ctx, files.replies);
  for (const input of files.exports) {
    const { path, release } = await input.fetch();
    try {
      for await (const _firstPage of pagesOf(ctx, input.name, path, 0)) break;
    } finally {
      await release();
    }
  }
}

/** The pages that have not been read yet, file by file in the order of their names. */
export async function* scanFiles(
  ctx: PullContext<SheetConfig>,
  cursor: SheetCursor | null,
  identify: Identify,
): AsyncGenerator<Page<SheetCursor>> {
  const { exports, replies } = await filesOf(ctx);
  const joined = await readReplies(ctx, replies);
  const files = { ...cursor?.files };
  // A single file handed in by somebody must not make the hub forget what it has read of the folder.
  if (ctx.config.file === undefined) forgetAbsent(files, exports);
  for (const input of exports) {
    for await (const page of filePages(ctx, input, files, joined)) {
      const records = page.records.map((raw) => withReplies(raw, identify(raw, ctx.config), joined));
      yield { ...page, records };
    }
  }
}

async function filesOf(ctx: PullContext<SheetConfig>) {
  const files = await inputFiles(ctx);
  const isReply = (file: InputFile) => isReplyFile(ctx.config, file);
  return { exports: files.filter((file) => !isReply(file)), replies: files.filter(isReply) };
}

/** The pages of one file that have not been read yet; `files` is kept up to date and goes along with each. */
async function* filePages(
  ctx: PullContext<SheetConfig>,
  input: InputFile,
  files: SheetCursor['files'],
  replies: Replies,
): AsyncGenerator<Page<SheetCursor>> {
  const { name } = input;
  const mark = input.mark === null ? null : `${input.mark}${replies.sha256}`;
  const known = files[name];
  if (known?.complete && mark !== null && known.mark === mark) return;
  const { path, release } = await input.fetch();
  try {
    const sha256 = together(await fingerprint(path, name), replies.sha256);
    const before = known?.sha256 === sha256 ? known : undefined;
    if (before?.complete) return;
    for await (const { rowsDone, complete, ...page } of pagesOf(ctx, name, path, before?.rowsDone ?? 0)) {
      files[name] = { sha256, mark, rowsDone, complete };
      yield { ...page, cursor: { files: { ...files } } };
    }
  } finally {
    await release();
  }
}

const together = (sha256: string, ofReplies: string) =>
  ofReplies === '' ? sha256 : createHash('sha256').update(sha256).update(ofReplies).digest('hex');

async function* pagesOf(
  ctx: PullContext<SheetConfig>,
  name: string,
  path: string,
  skip: number,
): AsyncGenerator<ExportPage> {
  const { map, headerRow = 1 } = ctx.config;
  const layout = map ? tableBelow(headerRow, fieldsOf(map)) : LAPORAN_RINGKAS;
  const open = await openFile(path, name, ctx.config.charset);
  try {
    for await (const page of exportPages(name, open, skip, layout)) {
      ctx.signal.throwIfAborted();
      yield page;
    }
  } finally {
    await open.close();
  }
}

function forgetAbsent(files: SheetCursor['files'], inputs: InputFile[]): void {
  const present = new Set(inputs.map(({ name }) => name));
  for (const name of Object.keys(files)) if (!present.has(name)) delete files[name];
}
