/** What may be somebody's datum inside the text of an error, and what stands in its place. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // PostgreSQL's detail: Key (nik)=(32...) and Failing row contains (...).
  [/\)=\([^\n]*?\)(?=\s|$)/g, ')=(…)'],
  [/(Failing row contains )\([^\n]*/g, '$1(…)'],
  // Values in the text of a statement, and words quoted from an input.
  [/'(?:[^'\\\n]|''|\\.)*'/g, "'…'"],
  // Names of tables and columns stay: without them nobody finds the fault.
  [
    /(?<!\b(?:relation|column|constraint|index|table|schema|type|function|role|database|field|variable|operator) )"(?:[^"\\\n]|\\.)*"/gi,
    '"…"',
  ],
  [/\b[a-z][\w+.-]*:\/\/\S+/gi, '<address>'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<e-mail>'],
  [/\bBearer\s+\S+/gi, 'Bearer …'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '<token>'],
  [/\b(password|passwd|pwd|secret|token|api[-_]?key)\s*[=:]\s*\S+/gi, '$1=…'],
  // Citizen numbers, telephone numbers, account numbers, with or without dashes.
  [/\+?\d(?:[ -]?\d){6,}/g, '#'],
];

/** Shorter values stand in every text by chance. */
const SHORTEST = 4;

/** Values of one request that are looked for. */
const MOST_VALUES = 1_000;

/** A line of a stack says places of our code, never values. */
const FRAME = /^\s+at /;

/**
 * The text of an error without what could be a person's datum; frames of its stack stay. `sent` are the values of the
 * request it came of: none of them stays, wherever it stands. A name that a programmer writes bare into a text of his
 * own, and that no client sent, cannot be told from other words: texts of ours name none.
 */
export function scrub(text: string, sent?: unknown): string {
  const values = valuesOf(sent);
  return text
    .split('\n')
    .map((line) => (FRAME.test(line) ? line : withoutRules(withoutValues(line, values))))
    .join('\n');
}

const withoutRules = (line: string) => RULES.reduce((left, [pattern, instead]) => left.replace(pattern, instead), line);

const withoutValues = (line: string, values: readonly string[]) =>
  values.reduce((left, value) => left.replaceAll(value, '…'), line);

/** Longest first: a value may stand inside another. */
function valuesOf(sent: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (found.size >= MOST_VALUES) return;
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    // Errors quote one line of a longer text.
    for (const line of text.split('\n')) if (line.trim().length >= SHORTEST) found.add(line.trim());
  };
  visit(sent);
  return [...found].sort((a, b) => b.length - a.length);
}
