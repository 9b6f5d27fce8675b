/** What programs put before the subject of a reply or a forwarded mail, in English and Indonesian. */
const PREFIX = /^\s*(re|fw|fwd|balas|bls|trs|terusan)\s*(\[\d+\])?\s*:\s*/i;

/** The subject without "Re:", "Fwd:", "Bls:", however many; null: nothing is left. */
export function bareSubject(subject: string | null): string | null {
  let bare = subject ?? '';
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '');
  return bare.trim() || null;
}

/** Ticket numbers in a subject by the patterns of the source file: their first group, or all they match. */
export function ticketsOf(subject: string | null, patterns: readonly string[]): string[] {
  const found = patterns.flatMap((pattern) => {
    const match = new RegExp(pattern, 'iu').exec(subject ?? '');
    return match ? [match[1] ?? match[0]] : [];
  });
  return [...new Set(found.map((number) => number.trim()).filter((number) => number !== ''))];
}
