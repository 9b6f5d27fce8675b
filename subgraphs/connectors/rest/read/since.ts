const PATTERN = /YYYY|MM|DD|HH|mm|ss/g;

/** A mark (ISO) as the source's parameter wants it: `iso`, `unix`, `unixMs`, `date`, or a pattern; the last two in `timezone`. */
export function sinceText(mark: string, format: string, timezone: string): string {
  const instant = new Date(mark);
  if (format === 'iso') return instant.toISOString().replace(/\.\d+Z$/, 'Z');
  if (format === 'unix') return String(Math.floor(instant.valueOf() / 1000));
  if (format === 'unixMs') return String(instant.valueOf());
  const shown = shownIn(instant, timezone);
  return (format === 'date' ? 'YYYY-MM-DD' : format).replace(PATTERN, (part) => shown[part] ?? part);
}

function shownIn(instant: Date, timezone: string): Record<string, string> {
  // The Swedish locale writes ISO days.
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
  const [YYYY = '', MM = '', DD = '', HH = '', mm = '', ss = ''] = text.format(instant).split(/\D/);
  return { YYYY, MM, DD, HH, mm, ss };
}
