import type { Look, Seen } from './look/look.ts';
import { template } from './look/template.ts';
import { category, issue, names, text, thing } from './look/what.ts';
import { area, crossing, distance, house, near, numbers, street } from './look/where.ts';
import { reporter, time } from './look/who-and-when.ts';
import type { Terms } from './model.ts';
import type { Prepared } from './prepared.ts';

/** Every field a pair is looked at by, in the order of the card. */
export const LOOKS: Readonly<Record<string, Look>> = {
  reporter,
  distance,
  street,
  house,
  block: numbers('blocks'),
  rt: numbers('rts'),
  rw: numbers('rws'),
  label: numbers('labels'),
  near,
  crossing,
  names,
  area,
  thing,
  category,
  issue,
  text,
  template,
  time,
};

/** What all fields show at a pair; fields that show nothing are absent. */
export function look(a: Prepared, b: Prepared, terms: Terms): Map<string, Seen> {
  const seen = Object.entries(LOOKS).map(([field, of]) => [field, of(a, b, terms)] as const);
  return new Map(seen.filter((entry): entry is [string, Seen] => entry[1] !== null));
}
