import { html } from './html.ts';
import { rest } from './rest.ts';
import type { Prepare } from './scenario.ts';
import { sheet } from './sheet.ts';
import { sql } from './sql.ts';

/** Families that are measured, with the rows pulled in one round. */
export const SCENARIOS: Record<string, { prepare: Prepare; rows: number }> = {
  sheet: { prepare: sheet, rows: 30_000 },
  html: { prepare: html, rows: 5_000 },
  rest: { prepare: rest, rows: 20_000 },
  sql: { prepare: sql, rows: 20_000 },
};
