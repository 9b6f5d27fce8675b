/** A text of more characters is no complaint but a file in the wrong place. */
const LONGEST_TEXT = 500_000;
/** What no database stores: NUL, half of a surrogate pair. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** What is wrong with a mail's bytes; null: it is whole. */
export function tornBytes(source: string): string | null {
  const [header = ''] = source.split(/\r?\n\r?\n/, 1);
  if (!/^[\x21-\x39\x3B-\x7E]+:/m.test(header)) return 'it has no header.';
  const [, quoted, plain] =
    /^content-type:\s*multipart\/[^;]+;(?:[^\r\n]|\r?\n[ \t])*?boundary=(?:"([^"]+)"|([^\s;]+))/im.exec(header) ?? [];
  const boundary = quoted ?? plain;
  if (boundary !== undefined && !source.includes(`--${boundary}--`)) return 'it ends before its last part is complete.';
  return null;
}

/** What is wrong with the texts of a mail; null: they can be kept. */
export function faultyTexts(texts: readonly (string | null)[]): string | null {
  if (texts.some((text) => (text?.length ?? 0) > LONGEST_TEXT))
    return `its text is longer than ${LONGEST_TEXT} characters.`;
  return texts.some((text) => UNSTORABLE.test(text ?? '')) ? 'it holds a character that cannot be stored (NUL).' : null;
}
