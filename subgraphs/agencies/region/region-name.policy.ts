import { nameKey } from '../../common/text/name-key.ts';

/** Names that LAPOR! exports and citizens use and the register of regions does not (found in real exports). */
const ALIASES: Record<string, string[]> = {
  '31': ['Daerah Khusus Ibukota Jakarta', 'Daerah Khusus Jakarta', 'Jakarta'],
  '34': ['Yogyakarta', 'DIY', 'DI Yogyakarta'],
  '81.03': ['Kabupaten Maluku Tenggara Barat', 'Maluku Tenggara Barat'],
};

/** Words in front of a name that sources leave out. */
const PREFIXES = ['kabupaten administrasi ', 'kota administrasi ', 'kabupaten ', 'kota '];

/**
 * Every key under which a source may name a region. "Bandung" alone means the regency when there are both a regency
 * and a city of that name: exports write the regency without its word and the city with it.
 * @param bareNameTaken a regency of the same bare name exists, so the city must not answer to it
 */
export function nameKeysOf(code: string, name: string, bareNameTaken: boolean): string[] {
  const key = nameKey(name);
  const prefix = PREFIXES.find((start) => key.startsWith(start));
  const bare = prefix === undefined ? key : key.slice(prefix.length);
  const keys = [key, ...(ALIASES[code] ?? []).map(nameKey)];
  if (prefix !== undefined && !bareNameTaken) keys.push(bare);
  // "Kota Jakarta Pusat" is how everybody writes "Kota Administrasi Jakarta Pusat".
  if (prefix?.includes('administrasi')) keys.push(`${prefix.split(' ')[0]} ${bare}`);
  return [...new Set(keys)];
}
