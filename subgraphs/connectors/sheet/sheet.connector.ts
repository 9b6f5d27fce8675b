import { z } from 'zod';
import { defineConnector, fieldsOf, mapRecord, type PullContext } from '../kit/index.ts';
import { complaintOf, trackingIdOf } from './export/complaint.parser.ts';
import { LAPORAN_RINGKAS, tableBelow } from './export/layout.ts';
import { type ExportPage, exportPages } from './export/page.parser.ts';
import { STATUSES } from './export/vocabulary.ts';
import { fingerprint, inputFiles } from './input/input.parser.ts';
import { type SheetConfig, sheetConfig } from './input/input.ts';
import type { InputFile } from './input/input-file.ts';
import { openFile } from './table/file.parser.ts';

/** How far each file has been read. A file whose bytes have changed is read again from its start. */
const sheetCursor = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({
      sha256: z.string(),
      /** What the server said of it when it was read; see `InputFile.mark`. */
      mark: z.string().nullable().default(null),
      rowsDone: z.int().nonnegative(),
      complete: z.boolean(),
    }),
  ),
});
export type SheetCursor = z.infer<typeof sheetCursor>;

/**
 * Reads exports "Laporan Ringkas", and with a `map` any other table (XLSX, CSV). Files come in the order of their
 * names; `arrival` ordering, because a row does not say when it last changed.
 */
export const sheetConnector = defineConnector<SheetConfig, SheetCursor>({
  family: 'SHEET',
  version: '1.0.0',
  sdk: '^1',
  config: sheetConfig,
  cursor: sheetCursor,
  ordering: 'arrival',
  statusMap: ({ map, statusMap }) => (map ? (statusMap?.in ?? {}) : STATUSES),
  timezone: ({ timezone }) => timezone,
  normalize: (raw, info) => (info.config.map ? mapRecord(info.config.map, raw, info) : complaintOf(raw, info)),
  identify: trackingIdOf,

  async check(ctx) {
    for (const input of await inputFiles(ctx)) {
      const { path, release } = await input.fetch();
      try {
        for await (const _firstPage of pagesOf(ctx, input.name, path, 0)) break;
      } finally {
        await release();
      }
    }
  },

  async *pull(ctx, cursor) {
    const inputs = await inputFiles(ctx);
    const files = { ...cursor?.files };
    // A single file handed in by somebody must not make the hub forget what it has read of the folder.
    if (ctx.config.file === undefined) forgetAbsent(files, inputs);
    for (const input of inputs) yield* filePages(ctx, input, files);
  },
});

/** The pages of one file that have not been read yet; `files` is kept up to date and goes along with each. */
async function* filePages(ctx: PullContext<SheetConfig>, input: InputFile, files: SheetCursor['files']) {
  const { name, mark } = input;
  const known = files[name];
  if (known?.complete && mark !== null && known.mark === mark) return;
  const { path, release } = await input.fetch();
  try {
    const sha256 = await fingerprint(path, name);
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
