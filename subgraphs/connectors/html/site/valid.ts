import { load } from 'cheerio';

/** An http address with {page} in it? */
export function isListUrl(text: string): boolean {
  const url = URL.parse(text.replaceAll('{page}', '1'));
  return text.includes('{page}') && (url?.protocol === 'http:' || url?.protocol === 'https:');
}

/** CSS that can be read? */
export function isSelector(text: string): boolean {
  try {
    load('')(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
}

/** A regular expression that can be read? */
export function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** An IANA zone that this machine knows? */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
