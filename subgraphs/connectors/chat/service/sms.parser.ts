import { createHash } from 'node:crypto';
import { readTime, SourceError, type WebhookRequest } from '../../kit/index.ts';
import type { ChatConfig } from './chat.ts';
import { messageOf, type ReadCall } from './message.ts';

/** The parts of a call of an SMS gateway: of its form, or of its address. */
export function smsParts(request: WebhookRequest, { sms }: ChatConfig): Record<string, string> {
  if (request.method !== 'GET') return Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
  if (!sms.allowGet) throw new SourceError('auth', 'calls by GET are not allowed for this channel.');
  return request.query;
}

/** One SMS. A gateway that gives no id brings the same text of one sender at one time (or on one day) once. */
export function readSms(request: WebhookRequest, config: ChatConfig, now: Date): ReadCall {
  const { fields } = config.sms;
  const parts = smsParts(request, config);
  const [from, text] = [parts[fields.from]?.trim() ?? '', parts[fields.text] ?? ''];
  if (from === '') return { events: [], broken: [{ where: 'SMS', why: `it has no field "${fields.from}".` }] };
  const stated = parts[fields.at] ?? '';
  const at = timeOf(stated, config.timezone);
  if (stated !== '' && at === null)
    return { events: [], broken: [{ where: 'SMS', why: `its field "${fields.at}" is no time.` }] };
  const sentAt = at ?? now.toISOString();
  const mark = createHash('sha256')
    .update(JSON.stringify([from, text, at ?? sentAt.slice(0, 10)]))
    .digest('hex');
  const id = parts[fields.id] || mark;
  const sender = { name: null, phone: /^\+?\d{6,15}$/.test(from) ? from : null, email: null };
  const message = messageOf({ id, at: sentAt, text });
  return { events: [{ delivery: id, conversation: from, own: false, sender, message }], broken: [] };
}

function timeOf(stated: string, timezone: string): string | null {
  try {
    return stated === '' ? null : readTime(stated, timezone);
  } catch {
    return null;
  }
}
