/** Index (from 0) of the column that a cell reference such as "AB12" names; null when there is no reference. */
export function cellColumn(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A stored number as people read it: large ids lose their exponent. */
export function numberText(value: string): string {
  return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value;
}

/** Text whose characters XML cannot hold were written as `_xHHHH_` (ECMA-376 22.4.2.4). */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
