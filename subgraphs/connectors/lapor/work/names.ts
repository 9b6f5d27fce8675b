import { type Json, type PullContext, type RawRecord, SourceError, type SourceErrorClass } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import type { Interface } from '../reading/interface.source.ts';
import { textAt } from '../reading/value.parser.ts';

const TABLES = {
  institutions: { id: ['id'], name: ['name'] },
  categories: { id: ['id'], name: ['name', 'topic_name'] },
  templates: { id: ['template_code'], name: ['content'] },
} as const;
type Table = keyof typeof TABLES;

/** What is never about one table only. */
const PASS_ON: SourceErrorClass[] = ['rate-limited', 'config', 'bug'];

/** Names of institutions and categories, and texts of templates, by their ids. */
export interface Names {
  /** The record with the names it needs beside it, so that `normalize` stays pure. */
  beside(raw: RawRecord): Promise<RawRecord>;
  /** Tables that could not be read. */
  notes: string[];
  /** A table was refused for want of rights, which makes the credentials doubtful. */
  isRefused: boolean;
}

/** Reads the tables once per pull. One that is refused holds nothing up: what the record bore before goes on. */
export async function namesOf(ctx: PullContext<LaporConfig>, source: Interface): Promise<Names> {
  const { fields, entry } = generationOf(ctx.config);
  const read = { institutions: new Map(), categories: new Map(), templates: new Map() } as Record<Table, Rows>;
  const notes: string[] = [];
  let isRefused = false;
  for (const table of Object.keys(TABLES) as Table[]) {
    try {
      read[table] = byId(await source.rows(table), TABLES[table].id, TABLES[table].name);
    } catch (error) {
      // A redirect to an inner address is `config`: nothing more is asked there.
      if (!(error instanceof SourceError) || PASS_ON.includes(error.errorClass)) throw error;
      isRefused ||= error.errorClass === 'auth';
      notes.push(`${table} cannot be read, known names stay: ${error.message}`);
    }
  }
  const parts = (raw: RawRecord) => ({
    agency: textAt(raw.report, fields.agencyId),
    category: textAt(raw.report, fields.categoryId),
    codes: [raw.followups ?? []].flat().flatMap((said) => textAt(said, entry.templateCode) ?? []),
  });
  return {
    notes,
    isRefused,
    async beside(raw) {
      const { agency, category, codes } = parts(raw);
      const before = notes.length > 0 ? await ctx.recall(String(raw.id)) : null;
      const was = before && parts(before);
      const texts = codes.flatMap((code) => {
        const text = read.templates.get(code) ?? textAt(before?._templates, [code]);
        return text ? [[code, text]] : [];
      });
      return {
        ...raw,
        _agency: read.institutions.get(agency ?? '') ?? (agency === was?.agency ? before?._agency : null) ?? null,
        _category:
          read.categories.get(category ?? '') ?? (category === was?.category ? before?._category : null) ?? null,
        _templates: Object.fromEntries(texts),
      };
    },
  };
}

type Rows = Map<string, string>;

function byId(rows: Json[], id: readonly string[], name: readonly string[]): Rows {
  return new Map(
    rows.flatMap((row) => {
      const [key, value] = [textAt(row, id), textAt(row, name)];
      return key !== null && value !== null ? [[key, value] as const] : [];
    }),
  );
}
