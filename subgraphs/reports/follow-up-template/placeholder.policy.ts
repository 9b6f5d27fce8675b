import { hubError } from '../../common/errors/hub-error.ts';
import type { Day } from '../../common/time/day.ts';

/** What a template is filled with. */
export interface Filling {
  number: string;
  /** Name of the agency now responsible; null: the centre. */
  agency: string | null;
  /** Day the office names as its deadline; null: it names none. */
  dueDay: Day | null;
}

const CENTRE = 'Admin Pusat SP4N-LAPOR!';

/** Every placeholder, and what stands in its place; null: not known for this report. */
const PLACEHOLDERS: Record<string, (filling: Filling) => string | null> = {
  nomor: ({ number }) => number,
  instansi: ({ agency }) => agency ?? CENTRE,
  tenggat: ({ dueDay }) => dueDay && inWords(dueDay),
};

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g;
const spelled = (name: string) => `{{${name}}}`;

/** "27 Maret 2026". A day has no zone; UTC keeps it the day it is. */
const inWords = (day: Day) =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Does nothing to a template whose placeholders all are known. @throws TEMPLATE_PLACEHOLDER naming those there are */
export function checkPlaceholders(body: string): void {
  for (const [mark, name] of body.matchAll(MARK)) {
    if (!Object.hasOwn(PLACEHOLDERS, name ?? '')) {
      const known = Object.keys(PLACEHOLDERS).map(spelled).join(', ');
      throw hubError('TEMPLATE_PLACEHOLDER', mark, `Known are ${known}.`);
    }
  }
}

/**
 * The words of a template for one report, as plain text: what is filled in is never read as a template again.
 * @throws TEMPLATE_PLACEHOLDER for an unknown one, and for {{tenggat}} where no day was named
 */
export function rendered(body: string, filling: Filling): string {
  checkPlaceholders(body);
  return body.replace(MARK, (mark, name: string) => {
    const value = PLACEHOLDERS[name]!(filling);
    if (value === null) throw hubError('TEMPLATE_PLACEHOLDER', mark, 'This template takes dueDay in the input.');
    return value;
  });
}
