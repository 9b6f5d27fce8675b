import { setTimeout as sleep } from 'node:timers/promises';
import robots from 'robots-parser';
import { type HttpReply, type PullContext, SourceError } from '../../kit/index.ts';
import type { HtmlConfig } from './site.ts';

/** Name that robots.txt may address (kit/http.ts: USER_AGENT). */
const ROBOT = 'lapor-hub';
/** Longest pause between two pages that a robots.txt gets, seconds. */
const LONGEST_DELAY = 60;

/** What robots.txt permits, as its parser answers. */
interface Permissions {
  isDisallowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
}

/** Its types say `default`, its code exports the function itself. */
const permissionsOf = robots as unknown as (url: string, text: string) => Permissions;

/** Asks one site for pages, as its robots.txt permits. */
export class Visitor {
  private constructor(
    private readonly ctx: PullContext<HtmlConfig>,
    private readonly permissions: Permissions,
  ) {}

  /** Reads robots.txt; a site that has none, or keeps it to itself, permits everything (RFC 9309, 2.3.1). */
  static async open(ctx: PullContext<HtmlConfig>): Promise<Visitor> {
    const url = new URL('/robots.txt', listUrl(ctx.config, 1)).href;
    return new Visitor(ctx, permissionsOf(url, await robotsText(ctx, url)));
  }

  /** @throws SourceError('config') for a page that robots.txt forbids, and as `ctx.http.get` */
  async visit(url: string, headers: Record<string, string> = {}): Promise<HttpReply> {
    this.ctx.signal.throwIfAborted();
    if (this.permissions.isDisallowed(url, ROBOT)) {
      const { host, pathname } = new URL(url);
      throw new SourceError('config', `robots.txt of ${host} forbids ${pathname} to ${ROBOT}; its owner can allow it.`);
    }
    const delay = Math.min(this.permissions.getCrawlDelay(ROBOT) ?? 0, LONGEST_DELAY);
    if (delay > 0) await sleep(delay * 1000, undefined, { signal: this.ctx.signal });
    return this.ctx.http.get(url, { headers });
  }
}

/** Address of a list page; the first page is 1, whatever the site calls it. */
export const listUrl = ({ listUrl: pattern, firstPage }: HtmlConfig, page: number) =>
  pattern.replaceAll('{page}', String(firstPage + page - 1));

async function robotsText({ http }: PullContext<HtmlConfig>, url: string): Promise<string> {
  try {
    const reply = await http.get(url);
    return reply.status === 200 ? reply.text : '';
  } catch (error) {
    if (error instanceof SourceError && error.errorClass === 'auth') return '';
    throw error;
  }
}
