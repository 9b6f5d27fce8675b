import { type PullContext, type PushResult, type RawRecord, SourceError, type StatusPush } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { checkSettings } from '../generation/settings-faults.ts';
import { Interface } from '../reading/interface.source.ts';
import { Refused } from '../reading/report-fault.ts';
import { textAt } from '../reading/value.parser.ts';
import { bearing, markOf } from './mark.ts';
import { multipart } from './multipart.ts';
import { sent } from './sending.ts';

type Terms = NonNullable<LaporConfig['push']>;

const UNCERTAIN: PushResult = { outcome: 'UNCERTAIN', remoteRef: null };

/**
 * Tells G3 of a status: a follow-up with its text, then, for words of `push.reject`, a rejection that hands the report
 * on. Both bear the mark and are looked for first, so that a second try goes on where the first one ended.
 * @throws SourceError('config') where settings or variant know no such call; `record` where this report is refused
 */
export async function pushStatus(ctx: PullContext<LaporConfig>, push: StatusPush): Promise<PushResult> {
  const terms = ctx.config.push;
  if (!terms) throw new SourceError('config', 'push is not set: name push.userId and push.institutionId.');
  checkSettings(ctx.config);
  const source = new Interface(ctx);
  const target = terms.reject[push.statusOut];
  // Both addresses are asked for before anything is written: half a hand-on is worse than none.
  const tell = source.address('tell', { id: push.externalId });
  const handOn = target === undefined ? null : source.address('handOn', { id: push.externalId });
  const before = await seen(source, push.externalId);
  const told = await followUp(ctx, source, tell, terms, push, before);
  if (told.outcome === 'UNCERTAIN' || handOn === null || target === undefined) return told;
  const handed = await rejection(ctx, source, handOn, { terms, push, target, before });
  const isOld = told.outcome === 'ALREADY' && handed === 'ALREADY';
  if (handed === 'UNCERTAIN') return { ...UNCERTAIN, remoteRef: told.remoteRef };
  return { outcome: isOld ? 'ALREADY' : 'DONE', remoteRef: told.remoteRef };
}

/** First step. */
async function followUp(
  ctx: PullContext<LaporConfig>,
  source: Interface,
  url: string,
  terms: Terms,
  push: StatusPush,
  before: RawRecord,
): Promise<PushResult> {
  const own = bearing([before.followups ?? []].flat(), push.key);
  if (own !== undefined) return { outcome: 'ALREADY', remoteRef: textAt(own, ['id']) };
  const { body, contentType } = multipart(formOf(terms, push));
  const answer = await sent(ctx, url, { body, headers: { 'content-type': contentType } });
  if (answer.outcome === 'HAD') return { outcome: 'ALREADY', remoteRef: null };
  if (answer.outcome === 'TAKEN' && answer.id !== null) return { outcome: 'DONE', remoteRef: answer.id };
  const now = await seen(source, push.externalId).catch(orNull);
  const shown = now && bearing([now.followups ?? []].flat(), push.key);
  return shown ? { outcome: 'DONE', remoteRef: textAt(shown, ['id']) } : UNCERTAIN;
}

function formOf(terms: Terms, { externalId, statusOut, note, key }: StatusPush): Record<string, string> {
  const { userId, institutionId, institutionTo, templates, secret, fields } = terms;
  const template = templates[statusOut];
  return {
    user_id: userId,
    institution_from_id: institutionId,
    ...(institutionTo && { institution_to_id: institutionTo }),
    complaint_id: externalId,
    ...(template && { template_code: template }),
    is_secret: secret ? '1' : '0',
    content: `${note ?? ''}\n\n${markOf(statusOut, key)}`.trim(),
    ...fields,
  };
}

/** Second step. A report that another institution holds by now is not ours to hand on. */
async function rejection(
  ctx: PullContext<LaporConfig>,
  source: Interface,
  url: string,
  { terms, push, target, before }: { terms: Terms; push: StatusPush; target: string; before: RawRecord },
): Promise<PushResult['outcome']> {
  const isThere = (raw: RawRecord) => holderOf(ctx, raw) === target || bearing(logsOf(raw), push.key) !== undefined;
  if (isThere(before)) return 'ALREADY';
  const holder = holderOf(ctx, before);
  if (holder !== null && holder !== terms.institutionId) return 'UNCERTAIN';
  const why = `${push.note ?? ''}\n\n${markOf(push.statusOut, push.key)}`.trim();
  const json = { is_request: 1, reason: target, reason_description: why, not_authority: 1 };
  const answer = await sent(ctx, url, { json });
  if (answer.outcome === 'HAD') return 'ALREADY';
  // Its reply is not known to hold a number, so the report itself is asked.
  const now = await seen(source, push.externalId).catch(orNull);
  return now && isThere(now) ? 'DONE' : 'UNCERTAIN';
}

const logsOf = ({ logs }: RawRecord) => [logs ?? []].flat();
const holderOf = ({ config }: PullContext<LaporConfig>, { report }: RawRecord) =>
  textAt(report, generationOf(config).fields.agencyId);

/** The report as it stands. One odd reply must not stop the channel: nothing was written yet, it is tried again. */
async function seen(source: Interface, id: string): Promise<RawRecord> {
  try {
    return await source.report(id);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error instanceof Refused) throw new SourceError('record', error.message);
    throw error.errorClass === 'drift' ? new SourceError('unavailable', error.message) : error;
  }
}

function orNull(error: unknown): null {
  if (error instanceof SourceError) return null;
  throw error;
}
