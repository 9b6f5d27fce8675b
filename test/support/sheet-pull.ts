import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullContext } from '../../subgraphs/connectors/kit/index.ts';
import type { SheetConfig } from '../../subgraphs/connectors/sheet/input/input.ts';
import type { SheetCursor } from '../../subgraphs/connectors/sheet/scan/cursor.ts';
import { sheetConnector } from '../../subgraphs/connectors/sheet/sheet.connector.ts';
import { contextFor, type PulledPages, pullPages } from './connector-context.ts';

/** A folder with these files, and a function that removes it. */
export async function dropFolder(files: Record<string, string | Buffer>) {
  const folder = await mkdtemp(join(tmpdir(), 'drop-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** What the runner lends to the connector. */
export const contextOf = (config: Record<string, unknown>): PullContext<SheetConfig> =>
  contextFor(sheetConnector as never, config);

export type Pulled = PulledPages<SheetCursor>;

/** Pulls to the end, as the runner does: bad records aside, the rest goes on. */
export async function pullAll(config: Record<string, unknown>, cursor: SheetCursor | null = null): Promise<Pulled> {
  const pulled = await pullPages(sheetConnector, config, cursor);
  if (pulled.failure) throw pulled.failure;
  return pulled;
}

/** Pulls one file with this content. */
export async function pullFile(name: string, content: string | Buffer, settings: Record<string, unknown> = {}) {
  const { folder, remove } = await dropFolder({ [name]: content });
  return pullAll({ file: join(folder, name), ...settings }).finally(remove);
}
