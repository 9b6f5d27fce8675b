/** Lines from which on everything is an older mail that the writer answers. */
const QUOTE_BEGINS: RegExp[] = [
  /^-{2,}\s*(original message|pesan asli)\s*-{2,}$/i,
  /^_{20,}$/,
  /^(on|pada)\b.{4,200}\b(wrote|menulis)\s*:$/i,
  /^.{0,80}<[^<>\s]+@[^<>\s]+>\s*(wrote|menulis)\s*:$/i,
];
/** Such a line opens a quote only when the one after it belongs to the same header block. */
const HEADER_BLOCK: [first: RegExp, next: RegExp][] = [
  [/^\*?(from|dari)\*?\s*:\*?\s/i, /^\*?(sent|date|to|dikirim|tanggal|kepada)\*?\s*:/i],
];
/** Lines from which on only the sender's card follows (RFC 3676, section 4.3, and what telephones add). */
const SIGNATURE_BEGINS: RegExp[] = [
  /^--\s?$/,
  /^(sent from|get outlook for|dikirim dari|terkirim dari)\b.{0,60}$/i,
  /^(dapatkan|unduh) outlook untuk\b/i,
];

/** What the writer of this mail has added: without quoted mails and signature; empty when there is nothing else. */
export function ownText(text: string): string {
  const lines = unfoldIntroductions(text.split('\n').map((line) => line.trimEnd()));
  const end = lines.findIndex((line, index) => endsOwnText(line.trim(), lines[index + 1]?.trim() ?? ''));
  const own = end < 0 ? lines : lines.slice(0, end);
  return own
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const endsOwnText = (line: string, next: string) =>
  QUOTE_BEGINS.some((pattern) => pattern.test(line)) ||
  HEADER_BLOCK.some(([first, second]) => first.test(line) && second.test(next)) ||
  SIGNATURE_BEGINS.some((pattern) => pattern.test(line));

/** "On 3 March 2026 Warga Contoh <w@contoh.invalid>" + "wrote:" is one line that a program has broken. */
function unfoldIntroductions(lines: string[]): string[] {
  return lines.reduce<string[]>((unfolded, line) => {
    const before = unfolded.at(-1) ?? '';
    if (
      /^(on|pada)\b/i.test(before) &&
      before.length < 200 &&
      /\b(wrote|menulis)\s*:$/i.test(line) &&
      !/:$/.test(before)
    )
      return [...unfolded.slice(0, -1), `${before} ${line}`];
    unfolded.push(line);
    return unfolded;
  }, []);
}
