import type { Attachment, Json } from '../../kit/index.ts';
import { isRow } from '../wire/list.parser.ts';
import type { Said } from './said.ts';

/** Keys under which an object of a list holds its address. */
const ADDRESSES = ['url', 'media_url', 'href'];

/** Where cities say them; `extended_attributes` is where the standard lets them add what it lacks. */
const PLACES = ['media_url', 'media_urls', 'extended_attributes.attachments'];

/** Addresses of media, each once: one text, a list, objects with an address, or addresses parted by commas. */
export const mediaUrlsOf = (said: Said): string[] => [...new Set(PLACES.flatMap((place) => addresses(said(place))))];

/** Media as attachments, named as their addresses end. */
export const attachmentsOf = (said: Said): Attachment[] =>
  mediaUrlsOf(said).map((url) => ({ name: nameOf(url), url, mediaType: null, bytes: null }));

function addresses(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(addresses);
  if (isRow(value)) return ADDRESSES.flatMap((key) => addresses(value[key] ?? null));
  if (typeof value !== 'string') return [];
  return value
    .split(/[\s,]+(?=https?:)/i)
    .map((part) => part.trim())
    .filter((part) => /^https?:/i.test(part) && URL.canParse(part));
}

function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  const end = pathname.split('/').filter(Boolean).at(-1) ?? hostname;
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}
