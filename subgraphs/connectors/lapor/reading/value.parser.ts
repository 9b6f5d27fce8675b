import type { Json } from '../../kit/index.ts';

/** The value at the first of these dotted paths that says something; JSON inside a text is looked into. '' is the whole. */
export function valueAt(from: Json | undefined, spots: readonly string[]): Json | undefined {
  for (const spot of spots) {
    const value = spot === '' ? from : spot.split('.').reduce(step, from);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** As `valueAt`, as text; null for what is no number, text or flag. */
export function textAt(from: Json | undefined, spots: readonly string[]): string | null {
  const value = valueAt(
    from,
    spots.filter((spot) => typeof valueAt(from, [spot]) !== 'object'),
  );
  return value === undefined ? null : String(value).trim() || null;
}

/** A list, whether it stands as a list, as one object (XML), or as a map of entries. */
export function listAt(from: Json | undefined, spots: readonly string[]): Json[] {
  const value = valueAt(from, spots);
  return Array.isArray(value) ? value : typeof value === 'object' && value !== null ? [value] : [];
}

/** Does one of these paths exist, be it with null or an empty text? */
export const standsAt = (from: Json | undefined, spots: readonly string[]): boolean =>
  spots.some((spot) => spot === '' || spot.split('.').reduce(step, from) !== undefined);

/** `attachments` as text ("[11,12]."), as list, as map with the key "docs", or false: the ids or objects in it. */
export function attachmentsIn(value: Json | undefined): Json[] {
  if (typeof value === 'string') return attachmentsIn(inText(value.trim().replace(/\.$/, '')));
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value).flat() : [];
}

function step(from: Json | undefined, key: string): Json | undefined {
  const value = typeof from === 'string' ? inText(from) : from;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as { [key: string]: Json })[key];
}

function inText(text: string): Json | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
