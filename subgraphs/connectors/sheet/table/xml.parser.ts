/** A start tag (names without their namespace prefix), an end tag, or text. A self-closing tag gives both tags. */
export type XmlToken =
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** What is read as one piece: comment, CDATA, instruction, declaration, tag, or text up to the next tag. */
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(![A-Z]+)|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)(?=<)/y;

/** Longest unfinished piece kept between two chunks, characters. */
const LONGEST_PIECE = 1_000_000;

/**
 * Reads the XML of an office document as a stream, the tokens of each chunk at once. Enough for what spreadsheet
 * programs write (ECMA-376 forbids declarations there): a DOCTYPE, hence any entity of its own, is refused.
 * @throws Error for what is not such XML
 */
export async function* xmlTokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlToken[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    const { tokens, end, text } = tokensOf(rest + decoder.decode(chunk, { stream: true }));
    rest = text.slice(end);
    if (rest.length > LONGEST_PIECE) throw new Error('A tag or text never ends.');
    yield tokens;
  }
  if (rest.trim() !== '') throw new Error('The document breaks off.');
}

function tokensOf(text: string): { tokens: XmlToken[]; end: number; text: string } {
  const tokens: XmlToken[] = [];
  let end = 0;
  PIECE.lastIndex = 0;
  for (let piece = PIECE.exec(text); piece; piece = PIECE.exec(text)) {
    end = PIECE.lastIndex;
    const [, cdata, declaration, slash, name, attributes, selfClosing, plain] = piece;
    if (declaration !== undefined) throw new Error('Declarations are not allowed.');
    if (plain !== undefined) tokens.push({ kind: 'text', text: decodeEntities(plain) });
    else if (cdata !== undefined) tokens.push({ kind: 'text', text: cdata });
    else if (name !== undefined) {
      if (slash === '') tokens.push({ kind: 'open', name, attributes: attributes ?? '' });
      if (slash === '/' || selfClosing === '/') tokens.push({ kind: 'close', name });
    }
  }
  return { tokens, end, text };
}

const attributePatterns = new Map<string, RegExp>();

/** Value of one attribute of a start tag, whatever its namespace prefix; '' when absent. */
export function attribute(attributes: string, name: string): string {
  let pattern = attributePatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return decodeEntities(found?.[1] ?? found?.[2] ?? '');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}
