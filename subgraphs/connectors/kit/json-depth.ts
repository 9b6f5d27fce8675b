/** Deeper than any record; a parser or a walk over a value nested thousands of times runs out of stack. */
const DEEPEST = 200;

/** Is the JSON text nested deeper than any record? Counted before it is parsed, brackets inside texts left out. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (isText) {
      if (code === BACKSLASH) place += 1;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (code === BRACE || code === BRACKET) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === BRACE_END || code === BRACKET_END) depth -= 1;
  }
  return false;
}

const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = Array.from('"\\{}[]', (one) => one.charCodeAt(0));
