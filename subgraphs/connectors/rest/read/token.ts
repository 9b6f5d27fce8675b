import { type PullContext, SourceError } from '../../kit/index.ts';
import { basic, type OAuth } from '../site/auth.ts';
import type { RestConfig } from '../site/config.ts';

/** A token is renewed so long before its end that a slow request still bears a valid one. */
const RENEW_BEFORE_MS = 60_000;
/** Life of a token whose reply says none. */
const USUAL_LIFE_SECONDS = 300;
/** Answers by which a token endpoint refuses the client (RFC 6749, 5.2). */
const REFUSALS = [400, 401, 403];

/** Tokens of one pull by client credentials (RFC 6749, 4.4). */
export class TokenSource {
  private token: { text: string; staleAt: number } | null = null;

  constructor(
    private readonly ctx: PullContext<RestConfig>,
    private readonly auth: OAuth,
  ) {}

  /** A token that holds for now. `renew`: the last one was refused. @throws SourceError('auth') when there is none to be had */
  async current(renew = false): Promise<string> {
    const now = this.ctx.now().valueOf();
    if (renew || this.token === null || this.token.staleAt <= now) this.token = await this.fetched(now);
    return this.token.text;
  }

  private async fetched(now: number): Promise<{ text: string; staleAt: number }> {
    const { tokenUrl, clientId, clientSecret, scope, clientAuth } = this.auth;
    const inBody: Record<string, string> =
      clientAuth === 'body' ? { client_id: clientId, client_secret: clientSecret } : {};
    const reply = await this.ctx.http.send(tokenUrl, {
      method: 'POST',
      form: { grant_type: 'client_credentials', ...(scope && { scope }), ...inBody },
      headers: {
        accept: 'application/json',
        // Each part is form-encoded first (RFC 6749, 2.3.1).
        ...(clientAuth === 'basic' && {
          authorization: basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret)),
        }),
      },
      accept: REFUSALS,
      maxBytes: 1024 * 1024,
    });
    const { host } = new URL(tokenUrl);
    if (REFUSALS.includes(reply.status))
      throw new SourceError('auth', `the token endpoint ${host} refuses the client (${reply.status}).`);
    const { access_token: text, expires_in: life } = tokenOf(reply.text);
    if (typeof text !== 'string' || text === '')
      throw new SourceError('drift', `the token endpoint ${host} gives no access_token.`);
    const seconds = Number(life) > 0 ? Number(life) : USUAL_LIFE_SECONDS;
    // A token that lives no longer than the margin is used for half its life.
    return { text, staleAt: now + Math.max(seconds * 1000 - RENEW_BEFORE_MS, seconds * 500) };
  }
}

function tokenOf(text: string): { access_token?: unknown; expires_in?: unknown } {
  try {
    const said = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
