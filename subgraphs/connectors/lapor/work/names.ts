import type { Json, RawRecord } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import type { Interface } from '../reading/interface.source.ts';
import { textAt } from '../reading/value.parser.ts';

/** Names of institutions and categories, and texts of templates, by their ids. */
export interface Names {
  /** The record with the names it needs beside it, so that `normalize` stays pure. */
  beside(raw: RawRecord, config: LaporConfig): RawRecord;
}

/** Reads the tables once per pull. */
export async function namesOf(source: Interface): Promise<Names> {
  const institutions = byId(await source.rows('institutions'), ['id'], ['name']);
  const categories = byId(await source.rows('categories'), ['id'], ['name', 'topic_name']);
  const templates = byId(await source.rows('templates'), ['template_code'], ['content']);
  return {
    beside(raw, config) {
      const { fields, entry } = generationOf(config);
      const codes = [raw.logs, raw.followups].flat().map((log) => textAt(log as Json, entry.templateCode));
      const used = codes.flatMap((code) =>
        code !== null && templates.has(code) ? [[code, templates.get(code)!]] : [],
      );
      return {
        ...raw,
        _agency: institutions.get(textAt(raw.report, fields.agencyId) ?? '') ?? null,
        _category: categories.get(textAt(raw.report, fields.categoryId) ?? '') ?? null,
        _templates: Object.fromEntries(used),
      };
    },
  };
}

function byId(rows: Json[], id: string[], name: string[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) => {
      const [key, value] = [textAt(row, id), textAt(row, name)];
      return key !== null && value !== null ? [[key, value] as const] : [];
    }),
  );
}
