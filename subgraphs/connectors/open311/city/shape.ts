import { z } from 'zod';

/** An http or https address. */
export const httpUrl = z.string().refine(isHttpUrl, { error: 'is no http address' });

/** An IANA zone. */
export const timezone = z.string().refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' });

function isHttpUrl(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
