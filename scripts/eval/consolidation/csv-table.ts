/** Rows of an RFC 4180 text (comma, quotes doubled inside quotes), as objects by the header's names. */
export function csvTable(text: string): Record<string, string>[] {
  const [header, ...rows] = csvRows(text.replace(/^\uFEFF/, ''));
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Object.fromEntries((header ?? []).map((name, at) => [name.trim(), row[at] ?? ''])));
}

/** Rows and cells, nothing interpreted. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (quoted || !/[,\r\n]/.test(sign)) cell += sign;
    else if (sign !== '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    }
  }
  rows.at(-1)!.push(cell);
  return rows;
}
