/** Remarks about columns, each "name type", that came, went or changed their type since the last reading. */
export function columnNotes(before: string[], now: string[]): string[] {
  const gone = before.filter((column) => !now.includes(column)).map(nameOf);
  const added = now.filter((column) => !before.includes(column)).map(nameOf);
  return [
    ...(gone.length > 0 ? [`Columns gone or changed: ${gone.join(', ')}.`] : []),
    ...(added.length > 0 ? [`Columns new or changed: ${added.join(', ')}.`] : []),
  ];
}

/** Names may hold spaces, types hold none. */
const nameOf = (column: string) => column.slice(0, column.lastIndexOf(' '));
