import { maskPersonal } from '../../../common/privacy/mask.ts';
import { type Json, type RawRecord, SourceError } from '../../kit/index.ts';
import type { FieldName } from '../site/field-name.ts';
import type { HtmlConfig } from '../site/site.ts';

/** A record and its source file, asked by field. */
export interface Reading {
  raw: RawRecord;
  config: HtmlConfig;
  /** What the pages say, else what goes without saying; null: neither. */
  said(name: FieldName): string | null;
}

/** A record as it is asked by field. */
export const readingOf = (raw: RawRecord, config: HtmlConfig): Reading => ({
  raw,
  config,
  said: (name) => text(raw[name]) ?? config.constants[name] ?? null,
});

/** A field no complaint can do without. @throws SourceError('record') naming it and its selector */
export function needed({ said, config }: Reading, name: FieldName): string {
  const value = said(name);
  if (value !== null) return value;
  const spot = config.detail?.fields[name] ?? config.fields[name];
  throw new SourceError('record', `${name}: its page says nothing at "${spot?.selector}".`);
}

/** A raw value as text; null when it is empty or absent. */
export const text = (value: Json | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : String(value);

/** The objects of a raw list; anything else is left out. */
export const objects = (value: Json | undefined): { [key: string]: Json }[] =>
  (Array.isArray(value) ? value : []).filter(
    (part) => typeof part === 'object' && part !== null && !Array.isArray(part),
  ) as { [key: string]: Json }[];

/** What a word means by a table of the source file; letter case does not count. Null: the table lacks it. */
export function meaning<Meaning>(table: Record<string, Meaning>, word: string): Meaning | null {
  const key = word.toLowerCase();
  return Object.entries(table).find(([spelt]) => spelt.toLowerCase() === key)?.[1] ?? null;
}

/** A text as an error may quote it: the beginning only, without personal numbers. */
export function shortened(said: string): string {
  const masked = maskPersonal(said);
  return masked.length > 30 ? `${masked.slice(0, 30)}...` : masked;
}
