import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Complaint, normalizeInfo, type PullContext } from '../../subgraphs/connectors/kit/index.ts';
import type { SheetConfig } from '../../subgraphs/connectors/sheet/input/input.ts';
import { type SheetCursor, sheetConnector } from '../../subgraphs/connectors/sheet/sheet.connector.ts';

/** A folder with these files, and a function that removes it. */
export async function dropFolder(files: Record<string, string | Buffer>) {
  const folder = await mkdtemp(join(tmpdir(), 'drop-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** What the runner lends to the connector, without a network. */
export const contextOf = (config: Record<string, unknown>): PullContext<SheetConfig> => ({
  config: sheetConnector.config.parse(config),
  http: { get: async (url) => Promise.reject(new Error(`A sheet asks no site, yet it asked ${url}.`)) },
  signal: new AbortController().signal,
  now: () => new Date('2026-03-17T03:00:00Z'),
  expect(condition) {
    if (!condition) throw new Error('expectation of a connector');
  },
});

/** Every page of a pull, and what became of its records. */
export interface Pulled {
  complaints: Complaint[];
  /** "where: why" of the rows that became dead letters. */
  dead: string[];
  notes: string[];
  cursors: SheetCursor[];
}

/** Pulls to the end, as the runner does: bad records aside, the rest goes on. */
export async function pullAll(config: Record<string, unknown>, cursor: SheetCursor | null = null): Promise<Pulled> {
  const context = contextOf(config);
  const info = normalizeInfo(sheetConnector, context.config);
  const pulled: Pulled = { complaints: [], dead: [], notes: [], cursors: [] };
  for await (const page of sheetConnector.pull(context, cursor)) {
    for (const raw of page.records) {
      try {
        pulled.complaints.push(sheetConnector.normalize(raw, info));
      } catch (error) {
        pulled.dead.push(`${raw._where}: ${(error as Error).message}`);
      }
    }
    pulled.dead.push(...(page.unreadable ?? []).map(({ where, why }) => `${where}: ${why}`));
    pulled.notes.push(...(page.notes ?? []));
    pulled.cursors.push(page.cursor);
  }
  return pulled;
}

/** Pulls one file with this content. */
export async function pullFile(name: string, content: string | Buffer, settings: Record<string, unknown> = {}) {
  const { folder, remove } = await dropFolder({ [name]: content });
  return pullAll({ file: join(folder, name), ...settings }).finally(remove);
}
