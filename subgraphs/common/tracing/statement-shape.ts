/** Strings, dollar-quoted strings and numbers of a statement: what could be a value. */
const VALUES = /(?:\b[eE])?'(?:[^'\\]|''|\\[\s\S])*'|\$(\w*)\$[\s\S]*?\$\1\$|(?<![\w$.])\d+(?:\.\d+)?\b/g;

/** Longer statements are cut. */
const MOST = 1_000;

/** The text of a SQL statement with `?` for each value, for a trace; $1 and names stay. */
export const statementShape = (text: string): string =>
  text
    .replace(VALUES, '?')
    .replace(/\s+/g, ' ')
    .replace(/\?(?:, \?){3,}/g, '?, …')
    .trim()
    .slice(0, MOST);
