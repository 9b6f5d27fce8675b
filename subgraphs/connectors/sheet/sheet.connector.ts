import { z } from 'zod';
import { defineConnector, type PullContext } from '../kit/index.ts';
import { complaintOf, trackingIdOf } from './export/complaint.parser.ts';
import { type ExportPage, exportPages } from './export/page.parser.ts';
import { STATUSES } from './export/vocabulary.ts';
import { fingerprint, type InputFile, inputFiles } from './input/input.parser.ts';
import { type SheetConfig, sheetConfig } from './input/input.ts';
import { openFile } from './table/file.parser.ts';

/** How far each file has been read. A file whose bytes have changed is read again from its start. */
const sheetCursor = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({ sha256: z.string(), rowsDone: z.int().nonnegative(), complete: z.boolean() }),
  ),
});
export type SheetCursor = z.infer<typeof sheetCursor>;

/**
 * Reads exports "Laporan Ringkas" (XLSX, CSV) from a drop folder or from one file. Files come in the order of their
 * names; `arrival` ordering, because a row does not say when it last changed.
 */
export const sheetConnector = defineConnector<SheetConfig, SheetCursor>({
  family: 'SHEET',
  version: '1.0.0',
  sdk: '^1',
  config: sheetConfig,
  cursor: sheetCursor,
  ordering: 'arrival',
  // Narrower variants of the export lack whole columns, and a folder may hold all of them.
  policy: () => ({ mayLack: ['place.district', 'place.village', 'place.detail', 'reporter', 'agency'] }),
  statusMap: () => STATUSES,
  normalize: complaintOf,
  identify: trackingIdOf,

  async check(ctx) {
    for (const file of await inputFiles(ctx.config)) {
      for await (const _firstPage of pagesOf(ctx, file, 0)) break;
    }
  },

  async *pull(ctx, cursor) {
    const inputs = await inputFiles(ctx.config);
    const files = { ...cursor?.files };
    // A single file handed in by somebody must not make the hub forget what it has read of the folder.
    if (ctx.config.folder !== undefined) forgetAbsent(files, inputs);
    for (const input of inputs) {
      const sha256 = await fingerprint(input);
      const before = files[input.name]?.sha256 === sha256 ? files[input.name] : undefined;
      if (before?.complete) continue;
      for await (const { rowsDone, complete, ...page } of pagesOf(ctx, input, before?.rowsDone ?? 0)) {
        files[input.name] = { sha256, rowsDone, complete };
        yield { ...page, cursor: { files: { ...files } } };
      }
    }
  },
});

async function* pagesOf(
  ctx: PullContext<SheetConfig>,
  { name, path }: InputFile,
  skip: number,
): AsyncGenerator<ExportPage> {
  const open = await openFile(path, name, ctx.config.charset);
  try {
    for await (const page of exportPages(name, open, skip)) {
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
