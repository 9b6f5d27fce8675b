/**
 * Personal data and secrets by their shape, with what stands in for them in recordings. Stand-ins keep the shape, so that
 * a connector cannot tell, and are recognisable, so that a scan can: there is no province 10, no mobile number 0800, and
 * the domain .invalid never exists.
 */
export interface Kind {
  name: string;
  pattern: RegExp;
  /** Is what matches a stand-in already? */
  isInvented(found: string): boolean;
  /** The nth stand-in of this shape. */
  invent(found: string, n: number): string;
}

/** Digits of `found` replaced one by one; whatever stands between them stays. */
export function withDigits(found: string, digits: string): string {
  let next = 0;
  return found.replace(/\d/g, (old) => digits[next++] ?? old);
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Digits of a mobile number after its prefix: "8123..." */
const national = (found: string) => digitsOf(found).replace(/^(?:62|0)/, '');

export const KINDS: readonly Kind[] = [
  {
    name: 'NIK',
    pattern: /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g,
    isInvented: (found) => digitsOf(found).startsWith('1000'),
    invent: (found, n) => withDigits(found, `1000${String(n).padStart(12, '0')}`),
  },
  {
    name: 'telephone number',
    pattern: /(?<![\d+])(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){6,10}(?!\d)/g,
    isInvented: (found) => national(found).startsWith('800'),
    invent(found, n) {
      const all = digitsOf(found);
      const prefix = all.slice(0, all.length - national(found).length);
      const rest = national(found).length - 3;
      return withDigits(found, `${prefix}800${String(n).padStart(rest, '0').slice(-rest)}`);
    },
  },
  {
    name: 'e-mail address',
    pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    isInvented: (found) => found.toLowerCase().endsWith('.invalid'),
    invent: (_, n) => `warga${n}@contoh.invalid`,
  },
  {
    name: 'token',
    pattern: /(?<![\w-])eyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*/g,
    isInvented: (found) => found.includes('.contoh-'),
    invent: (_, n) => `eyJjb250b2g.contoh-${String(n).padStart(4, '0')}.tanpaarti`,
  },
  {
    name: 'token in an address',
    pattern: /(?<=[?&](?:access_token|api_?key|key|token|sig|signature|secret|password)=)[^&\s"'<>]+/gi,
    isInvented: (found) => found.startsWith('contoh'),
    invent: (_, n) => `contoh${n}`,
  },
  {
    name: 'token of a header',
    pattern: /(?<=\b(?:Bearer|Basic)\s)[\w.~+/=-]{8,}/g,
    isInvented: (found) => found.startsWith('contoh'),
    invent: (_, n) => `contoh${String(n).padStart(8, '0')}`,
  },
];

/** Words in the path of a value (`pelapor.nama`) that say it names a person, or is about one. */
const PERSON =
  /(?:^| )(?:pelapor|reporter|pengirim|sender|pengadu|pemohon|penulis|author|warga|citizen|user|username|oleh|by|petugas|operator|admin|pic|requester|first|last|full)(?: |$)/;
const NAME =
  /(?:^| )(?:nama|name|(?:nama|name) (?:lengkap|depan|belakang|panggilan)|fullname|firstname|lastname|username|namalengkap|displayname|pelapor|pengirim|pengadu|pemohon|author|penulis|petugas|oleh|by)$/;
/** Things that bear names too. */
const THING =
  /(?:^| )(?:instansi|agency|institution|lembaga|opd|skpd|dinas|unit|bidang|kategori|category|topik|topic|tag|kota|kabupaten|regency|city|provinsi|province|kecamatan|district|desa|kelurahan|village|lokasi|location|place|file|berkas|lampiran|attachment|foto|media|status|jenis|type|kanal|channel|sumber|source|service|layanan|template|host|id|column|sheet)(?: |$)/;
const NUMBER = /(?:^| )(?:nik|ktp|kk|telp|telpon|telepon|tlp|hp|nohp|phone|mobile|msisdn|wa|whatsapp|ponsel)(?: |$)/;
const HOME = /(?:^| )(?:alamat|address)$/;
const SECRET =
  /(?:^| )(?:token|secret|password|passwd|sandi|apikey|authorization|cookie|session|sessionid|csrf)$|(?:^| )api key$/;

/** What the words of a path say about the value there; null: nothing personal. */
export function fieldKind(words: string): 'NAME' | 'NUMBER' | 'HOME' | 'SECRET' | null {
  if (SECRET.test(words)) return 'SECRET';
  if (NUMBER.test(words)) return 'NUMBER';
  if (HOME.test(words) && PERSON.test(words)) return 'HOME';
  return NAME.test(words) && !THING.test(words) ? 'NAME' : null;
}

/**
 * Is a whole value a coordinate or another number with a fraction? A longitude of sixteen digits has the shape of a NIK,
 * 0.8123456789 that of a telephone number. Fields for numbers of persons are not believed.
 */
export const isFraction = (text: string, words: string): boolean =>
  /^\s*-?\d{1,3}\.\d+\s*$/.test(text) && fieldKind(words) !== 'NUMBER';

/** "pelapor.namaLengkap" as words: "pelapor nama lengkap"; the last word alone counts as one too. */
export const wordsOf = (path: readonly string[]): string =>
  path
    .filter((part) => !/^\d+$/.test(part))
    .map((part) =>
      part
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .toLowerCase(),
    )
    .join(' ');

/** How people introduce themselves in a text; the first group is the name. */
export const INTRODUCTION =
  /(?<=\b(?:[Nn]ama saya|[Ss]aya bernama|[Aa]tas nama|[Aa]\.[Nn]\.|[Hh]ormat saya,?|[Pp]elapor:|[Nn]ama:)\s+)\p{Lu}[\p{L}'.]+(?:\s\p{Lu}[\p{L}'.]+){0,3}/gu;

/** Words from which on a text is prose: in it persons are named without any field that says so. */
const PROSE_WORDS = 4;
export const isProse = (text: string) => text.trim().split(/\s+/).length >= PROSE_WORDS;

/** Two or more words with capitals in prose, or one after a form of address: likely a person, or a place. */
export const CAPITALS =
  /(?:(?<=\b(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Ss]dri?|[Ss]audar[ai]|[Mm]as|[Mm]bak)\.?\s)\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+(?=\s\p{Lu}\p{Ll}))(?:\s\p{Lu}\p{Ll}+)*/gu;
/** Beginnings of names of places, offices and days; everything else is taken for a person. */
const PLACE =
  /^(?:Jalan|Jl|Gang|Desa|Dusun|Nagari|Kelurahan|Kecamatan|Kabupaten|Kab|Kota|Provinsi|Pasar|Rumah|Sekolah|Puskesmas|Jembatan|Sungai|Simpang|Perumahan|Komplek|Dinas|Badan|Kantor|Balai|Pemerintah|Pemkab|Pemkot|Kementerian|Bupati|Wali|Camat|Lurah|Kepala|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Sumatera|Jawa|Kalimantan|Sulawesi|Nusa|Papua|Bali|Maluku|Indonesia|Terima|Mohon|Yth|Warga)\b/u;
/** Words that begin a sentence before a name: "Hubungi Siti Aminah". */
const VERB =
  /^(?:Hubungi|Telepon|Kepada|Untuk|Oleh|Dari|Menurut|Saya|Kami|Bapak|Ibu|Pak|Bu|Saudara|Saudari|Sdr|Sdri|Yang|Nama|Atas|Hormat|Salam|Cp|Kontak)\s+/u;

/** The person in a run of capitals, and what stands before the name; null: it is a place or an office. */
export function personIn(run: string): { before: string; name: string } | null {
  const before = VERB.exec(run)?.[0] ?? '';
  const name = run.slice(before.length);
  return name === '' || PLACE.test(name) ? null : { before, name };
}
