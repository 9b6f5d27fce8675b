/** Provinces (wilayah code) east of western Indonesian time; all others are in WIB (Keppres 41/1987 and later splits). */
const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']);

/** IANA zone of a region, from the province its code begins with. */
export function timeZoneOf(regionCode: string): string {
  const province = regionCode.slice(0, 2);
  if (WIT.has(province)) return 'Asia/Jayapura';
  return WITA.has(province) ? 'Asia/Makassar' : 'Asia/Jakarta';
}
