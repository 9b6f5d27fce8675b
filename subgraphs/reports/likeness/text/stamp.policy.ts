/** A call centre's programme ends a text with the place and the government in charge; desks quote what they re-type. */
const STAMP =
  /\[?Lokasi Kejadian\s*:?([\s\S]*?)(?:(?:Pengaduan|Aduan|Laporan) ini (?:menjadi )?kewenangan[\s\S]*|Kewenangan (?:Pemerintah|Pemda|Pemkab|Pemkot)[\s\S]*|$)/i;
const QUOTES = /^\s*["“”']+|["“”']+\s*$/g;

/** A text parted in what the reporter said and the place a call centre stamped on it. */
export interface Unstamped {
  /** The text with the stamp blanked out: offsets hold. */
  said: string;
  /** The stamp's place at its own offsets, all else blank; null without a stamp. */
  place: string | null;
}

/** Cuts the stamp: else short different reports look alike, and copies look different. */
export function unstamp(text: string): Unstamped {
  const unquoted = text.replace(QUOTES, blank);
  const stamp = STAMP.exec(unquoted);
  if (!stamp) return { said: unquoted, place: null };
  const at = stamp.index + stamp[0].indexOf(stamp[1]!);
  const place = ' '.repeat(at) + stamp[1]!.replace(/[|[\]]/g, ',');
  return {
    said: unquoted.slice(0, stamp.index) + blank(stamp[0]) + unquoted.slice(stamp.index + stamp[0].length),
    place,
  };
}

const blank = (found: string) => ' '.repeat(found.length);
