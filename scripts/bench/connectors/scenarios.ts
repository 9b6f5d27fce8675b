import { html } from './html.ts';
import { rest } from './rest.ts';
import type { Prepare } from './scenario.ts';
import { sheet } from './sheet.ts';
import { sql } from './sql.ts';
import { workbook } from './workbook.ts';

/**
 * Sources that are measured, with the rows pulled in one round. What a table of a million rows and a workbook of 200 MB
 * take: `--family sql --rows 1000000`, `--family workbook --rows 240000`, with `--rounds 1`.
 */
export const SCENARIOS: Record<string, { prepare: Prepare; rows: number }> = {
  sheet: { prepare: sheet, rows: 30_000 },
  workbook: { prepare: workbook, rows: 10_000 },
  html: { prepare: html, rows: 5_000 },
  rest: { prepare: rest, rows: 20_000 },
  sql: { prepare: sql, rows: 20_000 },
};
