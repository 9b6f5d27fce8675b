import { type HttpOptions, type HttpReply, type PullContext, SourceError } from '../../kit/index.ts';
import { fixedQuery } from '../site/auth.ts';
import type { RestConfig } from '../site/config.ts';
import { expectNoLogin, FORMATS, type Format, readAs } from './format.ts';
import { SOAP_FORMAT } from './soap.ts';
import { TokenSource } from './token.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** One answer of the source; `value` is undefined where it refused or had nothing to say (304). */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Its value, whatever the format it was written in. */
  value: unknown;
}

/** The source's API, with the hub's credentials. Make one per pull: its token lives as long. */
export class RestClient {
  private readonly origin: string;
  private readonly tokens: TokenSource | null;
  private readonly format: Format;

  constructor(private readonly ctx: PullContext<RestConfig>) {
    const { base, auth, format, list } = ctx.config;
    this.format = list.soap ? SOAP_FORMAT : FORMATS[format];
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
   * Asks and reads the answer; refusals in `accept` are handed back without a value, but a SOAP fault is always read.
   * @throws SourceError: auth for 401 (after a new token) and login pages, drift for another format
   */
  async ask(url: URL, options: HttpOptions): Promise<Answer> {
    const reply = await this.answered(url, options);
    const isSilent = (reply.status >= 300 && !this.bearsFault(reply, url)) || reply.status === 204;
    return { status: reply.status, headers: reply.headers, value: isSilent ? undefined : this.read(reply, url) };
  }

  /** As `ask`, for calls whose answer may be empty or anything; a login page is none. */
  async tell(url: URL, options: HttpOptions, isRead: boolean): Promise<Answer> {
    const reply = await this.answered(url, options);
    const isData = isRead && reply.status < 300 && reply.text.trim() !== '';
    if (reply.status < 300) expectNoLogin(reply.text, where(url));
    return { status: reply.status, headers: reply.headers, value: isData ? this.read(reply, url) : undefined };
  }

  private read({ text }: HttpReply, url: URL): unknown {
    return readAs(this.format, text, where(url));
  }

  /** A refusal of SOAP says its reason in an envelope; a plain one is what its status says. */
  private bearsFault({ status, text }: HttpReply, url: URL): boolean {
    if (this.format !== SOAP_FORMAT || ![400, 500].includes(status)) return false;
    if (/<(?:[\w.-]+:)?Envelope[\s>]/.test(text)) return true;
    throw new SourceError(status === 500 ? 'unavailable' : 'drift', `${where(url)} answers ${status}.`);
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
      accept: this.format.accept,
      ...options.headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return this.ctx.http.send(url.href, { ...options, headers });
  }
}

/** Never the query: it may bear a key. */
const where = ({ host, pathname }: URL) => `${host}${pathname}`;
