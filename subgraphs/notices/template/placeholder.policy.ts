import { hubError } from '../../common/errors/hub-error.ts';
import type { NoticeKind } from '../event/notice-kind.ts';
import type { NoticeLanguage } from '../subscription/audience.ts';
import { CENTRE_WORDS, LEVEL_WORDS, STAGE_WORDS, STATUS_WORDS } from './words.ts';

/** What a template is filled with. Nothing about persons, nothing out of the complaint. */
export interface Filling {
  number: string | null;
  agencyName: string | null;
  status: string | null;
  stage: string | null;
  level: string | null;
  /** YYYY-MM-DD. */
  dueDay: string | null;
  link: string | null;
}

const NONE = '-';

/** Every placeholder, and what stands in its place. */
const PLACEHOLDERS: Record<string, (filling: Filling, language: NoticeLanguage) => string> = {
  nomor: ({ number }) => number ?? NONE,
  instansi: ({ agencyName }, language) => agencyName ?? CENTRE_WORDS[language],
  status: ({ status }, language) => wordOf(STATUS_WORDS, status, language),
  tahap: ({ stage }, language) => wordOf(STAGE_WORDS, stage, language),
  tingkat: ({ level }, language) => wordOf(LEVEL_WORDS, level, language),
  tenggat: ({ dueDay }, language) => (dueDay ? inWords(dueDay, language) : NONE),
  tautan: ({ link }) => link ?? NONE,
};

const OF_ALARMS = ['nomor', 'instansi', 'tahap', 'tingkat', 'tenggat', 'tautan'];

/** Which of them each kind of notice knows. */
const KNOWN: Record<NoticeKind, readonly string[]> = {
  STATUS_CHANGED: ['nomor', 'instansi', 'status', 'tautan'],
  ...{ DUE_SOON: OF_ALARMS, BREACHED: OF_ALARMS, ESCALATED: OF_ALARMS, PASSED: OF_ALARMS },
  TEST: ['instansi'],
};

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g;

const wordOf = (
  words: Record<string, Record<NoticeLanguage, string>>,
  word: string | null,
  language: NoticeLanguage,
) => (word === null ? NONE : (words[word]?.[language] ?? word));

/** "27 Maret 2026", "27 March 2026". A day has no zone; UTC keeps it the day it is. */
const inWords = (day: string, language: NoticeLanguage) =>
  new Intl.DateTimeFormat(language === 'ID' ? 'id-ID' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Does nothing to words whose placeholders this kind all knows. @throws TEMPLATE_PLACEHOLDER naming those it knows */
export function checkPlaceholders(kind: NoticeKind, words: string): void {
  for (const [mark, name] of words.matchAll(MARK)) {
    if (KNOWN[kind].includes(name ?? '')) continue;
    const known = KNOWN[kind].map((one) => `{{${one}}}`).join(', ');
    throw hubError('TEMPLATE_PLACEHOLDER', mark, `A notice of the kind ${kind} knows ${known}.`);
  }
}

/** The words with their placeholders filled in; what is filled in is never read as a template again. */
export const filledIn = (words: string, filling: Filling, language: NoticeLanguage): string =>
  words.replace(MARK, (mark, name: string) => PLACEHOLDERS[name]?.(filling, language) ?? mark);
