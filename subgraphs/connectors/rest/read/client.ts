import { type HttpOptions, type HttpReply, isTooDeep, type PullContext, SourceError } from '../../kit/index.ts';
import { fixedQuery } from '../site/auth.ts';
import type { RestConfig } from '../site/config.ts';
import { TokenSource } from './token.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** One answer of the source; `json` is undefined where it refused or had nothing to say (304). */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  json: unknown;
}

/** The source's API, with the hub's credentials. Make one per pull: its token lives as long. */
export class RestClient {
  private readonly origin: string;
  private readonly tokens: TokenSource | null;

  constructor(private readonly ctx: PullContext<RestConfig>) {
    const { base, auth } = ctx.config;
    this.origin = new URL(base).origin;
    this.tokens = auth.kind === 'oauth' ? new TokenSource(ctx, auth) : null;
  }

  /** A path under `base`, or a whole address that the source named. */
  urlOf(place: string): URL {
    const { base } = this.ctx.config;
    if (/^https?:\/\//i.test(place)) return new URL(place);
    if (place === '') return new URL(base);
    return new URL(`${base.replace(/\/+$/, '')}/${place.replace(/^\/+/, '')}`);
  }

  /**
   * Asks and reads the answer as JSON; refusals in `accept` are handed back without it.
   * @throws SourceError: auth for 401 (after a new token) and login pages, drift for what is no JSON
   */
  async ask(url: URL, options: HttpOptions): Promise<Answer> {
    const reply = await this.answered(url, options);
    const isSilent = reply.status >= 300 || reply.status === 204;
    return { status: reply.status, headers: reply.headers, json: isSilent ? undefined : jsonOf(reply, url) };
  }

  /** As `ask`, for calls whose answer may be empty or anything; a login page is none. */
  async tell(url: URL, options: HttpOptions, isRead: boolean): Promise<Answer> {
    const reply = await this.answered(url, options);
    const isData = isRead && reply.status < 300 && reply.text.trim() !== '';
    if (reply.status < 300) expectNoLogin(reply.text, url);
    return { status: reply.status, headers: reply.headers, json: isData ? jsonOf(reply, url) : undefined };
  }

  private async answered(url: URL, options: HttpOptions): Promise<HttpReply> {
    const reply = await this.authorised(url, { maxBytes: MAX_BYTES, ...options });
    if (reply.status === 401) throw new SourceError('auth', `${where(url)} answers 401.`);
    const ctx: PullContext<RestConfig> = this.ctx;
    const isKnown = reply.status < 300 || (options.accept ?? []).includes(reply.status);
    ctx.expect(isKnown, `${where(url)} answers ${reply.status}.`);
    return reply;
  }

  private async authorised(url: URL, options: HttpOptions): Promise<HttpReply> {
    const ctx: PullContext<RestConfig> = this.ctx;
    // Credentials are for the source alone: an address it names elsewhere is not followed.
    ctx.expect(url.origin === this.origin, `the source sends us to ${url.host}, which is another host.`);
    for (const [name, value] of Object.entries(fixedQuery(this.ctx.config.auth))) url.searchParams.set(name, value);
    const accept = [...(options.accept ?? []), 401];
    const reply = await this.sent(url, { ...options, accept }, false);
    return reply.status === 401 && this.tokens ? this.sent(url, { ...options, accept }, true) : reply;
  }

  private async sent(url: URL, options: HttpOptions, renew: boolean): Promise<HttpReply> {
    const token = await this.tokens?.current(renew);
    const headers = {
      accept: 'application/json',
      ...options.headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return this.ctx.http.send(url.href, { ...options, headers });
  }
}

function jsonOf({ text }: HttpReply, url: URL): unknown {
  if (isTooDeep(text)) throw new SourceError('drift', `${where(url)} answers JSON that is nested without end.`);
  try {
    // Some servers begin with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    expectNoLogin(text, url);
    throw new SourceError('drift', `${where(url)} answers something that is no JSON.`);
  }
}

/** Never the query: it may bear a key. */
const where = ({ host, pathname }: URL) => `${host}${pathname}`;

function expectNoLogin(text: string, url: URL): void {
  if (/<input[^>]{1,500}type\s*=\s*["']?password/i.test(text))
    throw new SourceError('auth', `${where(url)} asks for a password instead of giving data.`);
}
