import type { Answer, Attachment, ComplaintDraft, Ref, ReporterId } from '../complaint.ts';
import type { NormalizeInfo } from '../connector.ts';
import type { RawRecord } from '../json.ts';
import { SourceError } from '../source-error.ts';
import { compile, type Evaluate } from './expression.ts';
import type { Mapping } from './mapping.ts';

/** A mapping's tree with every expression compiled. */
type Compiled = Evaluate | Compiled[] | { [key: string]: Compiled };

/** Parts whose expressions are words of the mapping itself, not questions to the record. */
const WORDS = new Set(['kind']);

/** Is this part of a mapping a word, not an expression? */
export const isWord = (part: string) => WORDS.has(part);

/** `normalize` out of a mapping. Make it once per channel: expressions are compiled here. @throws Error, see `compile` */
export function mapperOf(mapping: Mapping, info: NormalizeInfo<unknown>): (raw: RawRecord) => Promise<ComplaintDraft> {
  const compiled = compiledTree(mapping, info, 'map');
  return async (raw) => shaped(needed((await evaluated(compiled, raw)) as Said));
}

/** Parts without which there is no complaint. */
const NEEDED = ['externalId', 'body', 'status', 'occurredAt'];

/** A field that was renamed at its source must not pass as one that says nothing. */
function needed(said: Said, parts = NEEDED): Said {
  const silent = parts.find((part) => text(said[part]) === null);
  if (silent === undefined) return said;
  throw new SourceError('record', `map.${silent} gives nothing: is the field it reads still there?`);
}

const mappers = new WeakMap<NormalizeInfo<unknown>, (raw: RawRecord) => Promise<ComplaintDraft>>();

/** One raw record by the mapping; the mapping is compiled once for each `info`, that is once for each pull. */
export function mapRecord(mapping: Mapping, raw: RawRecord, info: NormalizeInfo<unknown>): Promise<ComplaintDraft> {
  const mapper = mappers.get(info) ?? mapperOf(mapping, info);
  mappers.set(info, mapper);
  return mapper(raw);
}

const partMappers = new WeakMap<NormalizeInfo<unknown>, Compiled>();

/** Some parts of a complaint by a mapping that has no others: for families that make the rest in their own way. */
export async function mapParts(
  mapping: Partial<Mapping>,
  raw: RawRecord,
  info: NormalizeInfo<unknown>,
): Promise<Partial<ComplaintDraft>> {
  const compiled = partMappers.get(info) ?? compiledTree(mapping, info, 'map');
  partMappers.set(info, compiled);
  const given = (await evaluated(compiled, raw)) as Said;
  const said = needed(
    given,
    NEEDED.filter((part) => part in given),
  );
  const whole = shaped({ privacy: HIDDEN, ...said });
  return Object.fromEntries(Object.entries(whole).filter(([part]) => part in said));
}

/** Stands in while privacy is not among the parts; it is left out again. */
const HIDDEN = { anonymous: true, secret: true };

function compiledTree(part: unknown, info: NormalizeInfo<unknown>, path: string): Compiled {
  if (typeof part === 'string') {
    try {
      return compile(part, info);
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`);
    }
  }
  if (Array.isArray(part)) return part.map((inner, index) => compiledTree(inner, info, `${path}.${index}`));
  const entries = Object.entries(part as object).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, isWord(key) ? () => inner : compiledTree(inner, info, `${path}.${key}`)]),
  );
}

async function evaluated(part: Compiled, raw: RawRecord): Promise<unknown> {
  if (typeof part === 'function') return part(raw);
  if (Array.isArray(part)) return Promise.all(part.map((inner) => evaluated(inner, raw)));
  const said: { [key: string]: unknown } = {};
  for (const [key, inner] of Object.entries(part)) {
    const value = typeof inner === 'function' ? inner(raw) : evaluated(inner, raw);
    said[key] = value instanceof Promise ? await value : value;
  }
  return said;
}

/** What the expressions gave, before it has a complaint's shape. */
type Said = { [key: string]: unknown };

function shaped(said: Said): ComplaintDraft {
  const { privacy, category, agency, parentAgency, place, reporter, attachments, answers, numbers, ...texts } = said;
  const flat = Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, text(value)]));
  return {
    ...(flat as unknown as ComplaintDraft),
    body: String(flat.body ?? ''),
    statusRaw: String(flat.statusRaw ?? ''),
    privacy: flags(privacy),
    category: refOf(category),
    agency: refOf(agency),
    parentAgency: refOf(parentAgency),
    place: place ? (textsOf({ ...NO_PLACE, ...(place as Said) }) as never) : null,
    reporter: reporterOf(reporter as Said | undefined),
    attachments: listOf(attachments).map(attachmentOf),
    answers: listOf(answers).map(answerOf),
    numbers: listOf(numbers).flatMap((number) => refOf(number) ?? []),
  };
}

const NO_PLACE = { province: null, regency: null, district: null, village: null, detail: null };

function flags(value: unknown): ComplaintDraft['privacy'] {
  const { anonymous, secret } = (value ?? {}) as Said;
  for (const [name, value] of Object.entries({ anonymous, secret }))
    if (typeof value !== 'boolean')
      throw new SourceError('record', `privacy.${name} gives neither true nor false; $bool(…) reads words.`);
  return { anonymous: anonymous as boolean, secret: secret as boolean };
}

/** Nothing said is null; an empty text says nothing. */
const text = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : String(value);

const textsOf = (parts: Said) => Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, text(value)]));

/** A list of one is often written without its brackets by JSONata. */
const listOf = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());

function refOf(value: unknown): Ref | null {
  const { system, id, name } = (value ?? {}) as Said;
  const ref = { system: text(system) ?? '', id: text(id), name: text(name) };
  return ref.id === null && ref.name === null ? null : ref;
}

function reporterOf(value: Said | undefined): ComplaintDraft['reporter'] {
  if (!value) return null;
  const ids = (listOf(value.ids) as Said[])
    .filter((id) => text(id.value) !== null)
    .map(
      ({ kind, value: number, verified }) =>
        ({ kind, value: String(number), verified: verified === true }) as ReporterId,
    );
  const name = text(value.name);
  return name === null && ids.length === 0 ? null : { name, ids };
}

function attachmentOf(value: unknown): Attachment {
  const said = (typeof value === 'object' ? value : { url: value }) as Said;
  const url = text(said.url);
  const name = text(said.name) ?? url?.split('/').at(-1) ?? 'attachment';
  return { name, url, mediaType: text(said.mediaType), bytes: typeof said.bytes === 'number' ? said.bytes : null };
}

function answerOf(value: unknown): Answer {
  const { at, by, text: said } = (typeof value === 'object' ? value : { text: value }) as Said;
  return { at: text(at), by: text(by), text: String(said ?? '') };
}
