import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWorld } from '../../scripts/demo/demo-complaints.ts';
import { writeDemoSheet } from '../../scripts/demo/demo-sheet.ts';

/** An invented export in a folder of its own; its path and how many rows it has. */
export async function inventedExport(now = new Date()): Promise<{ path: string; rows: number }> {
  const { sheet } = demoWorld();
  const path = await writeDemoSheet(mkdtempSync(join(tmpdir(), 'lapor-hub-export-')), sheet, now);
  return { path, rows: sheet.length };
}
