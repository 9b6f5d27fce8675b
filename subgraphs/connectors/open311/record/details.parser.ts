import { maskPersonal } from '../../../common/privacy/mask.ts';
import type { Json, RawRecord } from '../../kit/index.ts';
import { mediaUrlsOf } from '../request/media.parser.ts';
import { pointOf } from '../request/place.parser.ts';
import { saidBy, textOf } from '../request/said.ts';
import type { Open311Attribute, Open311Details } from './open311-record.ts';

/** Fields of the standard: they have places of their own in the graph. */
const STANDARD = new Set(
  (
    'service_request_id status status_notes service_name service_code description agency_responsible service_notice ' +
    'requested_datetime updated_datetime expected_datetime address address_id zipcode lat long media_url'
  ).split(' '),
);

/** Fields about the reporter or the device, at any depth. Nobody needs them here. */
const PERSONAL =
  /(?:^|[.])name$|(?:first|last|full|user|middle)_?name|phone|e-?mail|account|device|reporter|requestor|citizen|contact|nik$|token/i;

/** Where the request is and what its city adds, with personal numbers masked unless the viewer reads them. */
export function detailsOf(raw: RawRecord, masked: boolean): Open311Details {
  const said = saidBy(raw, []);
  const shown = (text: string) => (masked ? maskPersonal(text) : text);
  const field = (name: string) => {
    const text = textOf(said(name));
    return text === null ? null : shown(text);
  };
  const point = pointOf(said);
  return {
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    address: field('address'),
    addressId: field('address_id'),
    zipcode: field('zipcode'),
    mediaUrls: mediaUrlsOf(said),
    attributes: additionsOf(raw).map(({ name, value }) => ({ name, value: shown(value) })),
  };
}

const additionsOf = (raw: RawRecord): Open311Attribute[] =>
  Object.entries(raw)
    .filter(([name]) => !name.startsWith('_') && !STANDARD.has(name))
    .flatMap(([name, value]) => flat(name, value));

/** Nested fields by their paths: "extended_attributes.photos.1". */
function flat(name: string, value: Json): Open311Attribute[] {
  if (value === null || value === '' || PERSONAL.test(name)) return [];
  if (Array.isArray(value)) return value.flatMap((part, index) => flat(`${name}.${index + 1}`, part));
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, part]) => flat(`${name}.${key}`, part));
  return [{ name, value: String(value) }];
}
