/** A text that a spreadsheet shows and does not compute: one that begins like a formula is quoted. */
export const harmless = (text: string | null): string =>
  text === null ? '' : /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

/** A line of a CSV file (RFC 4180), every cell quoted and harmless. */
export const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
