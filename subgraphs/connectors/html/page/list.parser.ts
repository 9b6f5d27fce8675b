import { load } from 'cheerio';
import { type HtmlConfig, ruleOf } from '../site/site.ts';
import { privacyWords, readSpot, readSpots, type Said } from './field.parser.ts';
import { expectShallow } from './nesting.parser.ts';

/** One item as a list page shows it. */
export interface ListItem {
  said: Said;
  /** Its own page; null: the list has no link to it, or none is wanted. */
  link: string | null;
  privacy: string[];
}

/** An item of the list that has an id. */
export interface KnownItem extends ListItem {
  id: string;
}

/** One page of the list. */
export interface ListPage {
  items: ListItem[];
  /** The element that every list page has is there; true where the source file names none. */
  framed: boolean;
  /** Another page follows; null: the source file names no link to it. */
  hasNext: boolean | null;
  /** It asks for a password, so without items it is the site's door and not its list. */
  asksPassword: boolean;
}

/** Reads one list page. `url` is where it was found; links are resolved against it. */
export function listPage(html: string, url: string, config: HtmlConfig): ListPage {
  expectShallow(html, url);
  const $ = load(html);
  const { item, frame, next } = config.list;
  const found = $(item);
  const rule = ruleOf(config);
  return {
    items: Array.from({ length: found.length }, (_, index) => {
      const scope = found.eq(index);
      const href = config.detail ? readSpot(scope, config.detail.link) : null;
      return {
        said: readSpots(scope, config.fields),
        link: href === null ? null : (URL.parse(href, url)?.href ?? null),
        privacy: rule ? privacyWords(scope, rule) : [],
      };
    }),
    framed: frame === undefined || $(frame).length > 0,
    hasNext: next === undefined ? null : $(next).length > 0,
    asksPassword: $(PASSWORD).length > 0,
  };
}

/** What a login page has, whatever the site. */
export const PASSWORD = 'input[type="password" i]';
