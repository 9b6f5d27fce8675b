import { load } from 'cheerio';
import type { HtmlConfig, PrivacyRule } from '../site/site.ts';
import { privacyWords, readSpot, readSpots, type Said } from './field.parser.ts';
import { PASSWORD } from './list.parser.ts';
import { expectShallow } from './nesting.parser.ts';

/** What an item's own page says. */
export interface DetailPage {
  said: Said;
  privacy: string[];
  answers: { at: string | null; by: string | null; text: string }[];
  attachments: { name: string; url: string }[];
  asksPassword: boolean;
}

/** Reads an item's own page. */
export function detailPage(
  html: string,
  url: string,
  detail: NonNullable<HtmlConfig['detail']>,
  rule: PrivacyRule | null,
): DetailPage {
  expectShallow(html, url);
  const $ = load(html);
  const page = $('html');
  const each = (selector: string | undefined) => {
    const found = selector === undefined ? $() : $(selector);
    return Array.from({ length: found.length }, (_, index) => found.eq(index));
  };
  return {
    said: readSpots(page, detail.fields),
    privacy: rule ? privacyWords(page, rule) : [],
    answers: each(detail.answers?.item).flatMap((scope) => {
      const { text, at, by } = detail.answers!;
      const said = readSpot(scope, text);
      return said === null
        ? []
        : [{ at: at ? readSpot(scope, at) : null, by: by ? readSpot(scope, by) : null, text: said }];
    }),
    attachments: each(detail.attachments).flatMap((scope) => {
      const file = URL.parse(scope.attr('href') ?? '', url);
      return file ? [{ name: scope.text().trim() || nameOf(file), url: file.href }] : [];
    }),
    asksPassword: $(PASSWORD).length > 0,
  };
}

const nameOf = (file: URL) => file.pathname.split('/').at(-1) || 'file';
