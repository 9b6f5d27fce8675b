import { type HttpOptions, type Json, type PullContext, SourceError } from '../../kit/index.ts';
import type { LaporConfig } from '../generation/settings.ts';
import { textAt } from '../reading/value.parser.ts';

/** What became of a writing call. UNKNOWN: it may or may not have been taken in. */
export type Sent = { outcome: 'TAKEN'; id: string | null } | { outcome: 'HAD' } | { outcome: 'UNKNOWN' };

const IDS = ['id', 'followup_id', 'results.id', 'results.followup_id', 'results.data.id', 'data.id'];
/** Failures before LAPOR! can have heard anything. */
const UNHEARD =
  /\((?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)\)|answers 503|is left alone/;
const REFUSALS = [400, 403, 404, 409, 410, 422];
const DUPLICATE = /duplicat|duplikat|sudah (?:ada|pernah)/i;

/**
 * Makes a call that cannot be repeated safely.
 * @throws SourceError when it certainly has done nothing: `record` where this report is refused
 */
export async function sent(ctx: PullContext<LaporConfig>, url: string, options: HttpOptions): Promise<Sent> {
  try {
    const { status, text } = await ctx.http.send(url, { method: 'POST', accept: REFUSALS, ...options });
    if (status < 300) return { outcome: 'TAKEN', id: idIn(text) };
    if (status < 400) return { outcome: 'UNKNOWN' };
    if (status === 409 || DUPLICATE.test(text)) return { outcome: 'HAD' };
    throw new SourceError('record', `LAPOR! refuses ${new URL(url).pathname} (${status}).`);
  } catch (error) {
    const isUnknown =
      error instanceof SourceError && error.errorClass === 'unavailable' && !UNHEARD.test(error.message);
    if (isUnknown) return { outcome: 'UNKNOWN' };
    throw error;
  }
}

/** The number a reply gives; a reply of "failed" with 200 gives none. */
function idIn(text: string): string | null {
  try {
    const reply: Json = JSON.parse(text);
    return textAt(reply, IDS);
  } catch {
    return null;
  }
}
