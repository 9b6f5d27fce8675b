import { nameKey } from '../../common/text/name-key.ts';

/** A region by code and official name. */
export interface KnownRegion {
  code: string;
  name: string;
}

/** What the register knows about a place that a source names. */
export interface PlaceFindings {
  /** The regency as the source words it. */
  saidRegency: string | null;
  /** Finest region found by following the source's words. */
  said: KnownRegion | null;
  /** The one region the agency answers for; null: it has none or several, or nobody knows the agency. */
  agency: KnownRegion | null;
  /** Finest region that the source's district and village name inside the agency's region. */
  insideAgency: KnownRegion | null;
}

/** Region decided on, and what speaks against it. */
export interface RegionChoice {
  regionCode: string | null;
  conflict: string | null;
}

type Case = [name: string, holds: (found: PlaceFindings) => boolean, chosen: 'said' | 'agency' | 'insideAgency'];

const contains = (outer: KnownRegion, inner: KnownRegion) =>
  inner.code === outer.code || inner.code.startsWith(`${outer.code}.`);

const bare = (name: string) => nameKey(name).replace(/^(?:kabupaten|kota)(?: administrasi)? /, '');

/**
 * Which region holds, first case first. Places are the least reliable column of real exports: 42 % of the rows of one
 * regency name the city of the same name (docs/SOURCES.md#places).
 */
const CASES: readonly Case[] = [
  ['nobody to compare with', ({ said, agency }) => !said || !agency, 'said'],
  ['source and agency agree', ({ said, agency }) => contains(agency!, said!), 'said'],
  ['only a wider region is named', ({ said, agency }) => contains(said!, agency!), 'said'],
  ['district or village lie with the agency', ({ insideAgency }) => insideAgency !== null, 'insideAgency'],
  [
    'city and regency of one name',
    ({ saidRegency, agency }) => bare(saidRegency ?? '') === bare(agency!.name),
    'agency',
  ],
  ['the place is elsewhere', () => true, 'said'],
];

/** The region of a report; the source's own words are kept beside it in any case. */
export function chooseRegion(found: PlaceFindings): RegionChoice {
  const { said, agency, saidRegency } = found;
  const [, , chosen] = CASES.find(([, holds]) => holds(found))!;
  const disagree = said && agency && !contains(agency, said) && !contains(said, agency);
  return {
    regionCode: found[chosen]?.code ?? null,
    conflict: disagree ? `source says ${saidRegency ?? said.name}, agency answers for ${agency.name}` : null,
  };
}

/** Code of the regency in which a region lies; a province stays one. */
export const regencyOf = (regionCode: string) => regionCode.split('.').slice(0, 2).join('.');
