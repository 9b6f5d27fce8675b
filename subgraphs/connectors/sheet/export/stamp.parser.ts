/** Where a call centre's staff says the matter is. */
export interface Stamp {
  regency: string;
  district: string;
  village: string;
  /** Free words: street, landmark, or the complaint once more. */
  detail: string;
}

const BEGINNING = 'Lokasi Kejadian';
/** A whole report has at most 3,000 characters. */
const LONGEST = 3_000;
/** The sentence that ends a stamp and names the government in charge; ten and more spellings. */
const AUTHORITY = /(?:Aduan ini (?:menjadi )?kewenangan|Kewenangan\s+K*(?:Pem|Kab|Kota|Prov)).*$/is;

/**
 * The stamp at the end of a text, e.g. "...Lokasi Kejadian KABUPATEN X | Y | Z | near the bridgeKewenangan Pemda X";
 * parts may stand in brackets, and copies may have lost the strokes. Null: there is none.
 */
export function stampOf(text: string): Stamp | null {
  const start = text.lastIndexOf(BEGINNING);
  if (start < 0 || text.length - start > LONGEST) return null;
  const said = text.slice(start + BEGINNING.length);
  const parts = said.split(said.includes('|') ? '|' : / {2,}/);
  if (parts.length < 4) return null;
  const [regency, district, village, ...rest] = parts.map(bare);
  const detail = bare(rest.join(' ').replace(AUTHORITY, ''));
  return { regency: regency!, district: district!, village: village!, detail };
}

/** Without spaces, brackets and quotation marks around it. */
const bare = (part: string) => part.replace(/^[\s["]+|[\s\]"]+$/g, '');
