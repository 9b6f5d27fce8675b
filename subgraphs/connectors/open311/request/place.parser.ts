import type { Place } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { type Said, textOf } from './said.ts';

/** A point on the globe, WGS 84. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** The point of a request, numbers or texts; null: none, or none on the globe (0, 0 means "unknown"). */
export function pointOf(said: Said): Point | null {
  const [latitude, longitude] = [said('lat'), said('long') ?? said('lng') ?? said('lon')].map((value) => {
    const text = textOf(value);
    return text === null ? Number.NaN : Number(text.replace(',', '.'));
  }) as [number, number];
  const isPoint = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude === 0 && longitude === 0);
  return isPoint ? { latitude, longitude } : null;
}

/**
 * Where it is: what goes without saying in this city, and in `detail` what the request says, e.g.
 * "Jl. Sudirman 12, 26351, address 545483, -0.13, 100.16".
 */
export function placeOf(said: Said, { place }: Open311Config): Place | null {
  const id = textOf(said('address_id'));
  const point = pointOf(said);
  const parts = [
    textOf(said('address')) ?? textOf(said('address_string')),
    textOf(said('zipcode')),
    id && `address ${id}`,
    point && `${point.latitude}, ${point.longitude}`,
  ].filter((part) => part !== null);
  const whole: Place = { ...place, detail: parts.length > 0 ? parts.join(', ') : null };
  return Object.values(whole).some((part) => part !== null) ? whole : null;
}
