/** Personal numbers that citizens write into free text, and what a reader without the right to them sees. */
const MASKS: [pattern: RegExp, mask: string][] = [
  // 16 digits, grouped or not: NIK and family card share the shape.
  [/(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g, '[NIK]'],
  [/(?<![\d+])(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){6,10}(?!\d)/g, '[telepon]'],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[surel]'],
];

/** The text with citizen numbers, mobile numbers and e-mail addresses replaced by "[NIK]", "[telepon]", "[surel]". */
export const maskPersonal = (text: string) =>
  // Most texts have nothing to look for, and looking costs a step per letter.
  /\d|@/.test(text) ? MASKS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text) : text;

/** Has the text been masked? Such a text must never overwrite the real one. */
export const isMasked = (text: string) => MASKS.some(([, mask]) => text.includes(mask));
