import { type Json, SourceError } from '../../kit/index.ts';
import { isPlace, scalar, valueAt } from './path.ts';

/** The path with an item's id in it. @throws SourceError('record') for an id that would lead to another path */
export function pathFor(path: string, name: 'id' | 'externalId', id: string): string {
  return path.replaceAll(`{${name}}`, encodeURIComponent(usable(id)));
}

function usable(id: string): string {
  if (/^\.{1,2}$/.test(id)) throw new SourceError('record', `the id "${id}" cannot stand in an address.`);
  return id;
}

/** A place of an item, or {id}, in a path; a place that holds a list gives its values joined by commas. */
const SLOT = /\{([^{}]+)\}/g;

/** Does every brace of the path hold a place that can be asked for, and is there one? */
export function hasSlots(path: string): boolean {
  const slots = [...path.matchAll(SLOT)].map(([, place = '']) => place);
  return slots.length > 0 && slots.every(isPlace) && !/[{}]/.test(path.replace(SLOT, ''));
}

/** The path with places of an item in it: "msg?id={messages.id}". @throws SourceError('record') for a place that is empty */
export async function pathOfPart(path: string, id: string, said: { [key: string]: Json }): Promise<string> {
  const parts = await Promise.all(
    [...path.matchAll(SLOT)].map(async ([slot, place = '']) => [
      slot,
      place === 'id' ? usable(id) : await spelt(place, said, path),
    ]),
  );
  return parts.reduce((filled, [slot = '', value = '']) => filled.replaceAll(slot, encodeURIComponent(value)), path);
}

async function spelt(place: string, said: { [key: string]: Json }, path: string): Promise<string> {
  // As JSONata a name reaches into every element of a list; as plain names it would end there.
  const reaching = /^[A-Za-z_]/.test(place) ? `$.${place}` : place;
  const found = [(await valueAt(reaching, said)) ?? []].flat().map(scalar);
  const text = found.includes(null) ? '' : found.join(',');
  if (text === '' || /^\.{1,2}$/.test(text))
    throw new SourceError('record', `{${place}} in the path "${path}" holds nothing that could stand in an address.`);
  return text;
}
