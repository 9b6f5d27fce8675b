import { Webhook } from 'standardwebhooks';
import { SourceError, type WebhookDelivery, type WebhookRequest } from '../../kit/index.ts';
import type { ChatConfig, ChatServiceName } from './chat.ts';
import { readLine } from './line.parser.ts';
import type { ReadCall } from './message.ts';
import { readMessenger } from './messenger.parser.ts';
import { isSame, isSigned } from './signature.ts';
import { readSms, smsParts } from './sms.parser.ts';
import { readStandard } from './standard.parser.ts';
import { readTelegram } from './telegram.parser.ts';
import { readWhatsapp } from './whatsapp.parser.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How a service's calls are verified and read. */
interface ChatService {
  /** Is the call the service's? Looks at the bytes as they came. */
  verified(request: WebhookRequest, config: ChatConfig): boolean;
  read(request: WebhookRequest, config: ChatConfig, now: Date): ReadCall;
  /** How long the service itself tries again, seconds: an older message is one that somebody has kept. */
  toleranceSeconds: number;
  /** The service verifies numbers of senders, so they may join reports. */
  verifiesPhones: boolean;
  /** It asks for a challenge by GET when the address is entered. */
  challenges: boolean;
}

const header = ({ headers }: WebhookRequest, name: string) => headers[name] ?? '';

const signedByMeta = (request: WebhookRequest, { secret }: ChatConfig) => {
  const [, given = ''] = /^sha256=([0-9a-f]{64})$/.exec(header(request, 'x-hub-signature-256')) ?? [];
  return isSigned(given, request.body, secret, 'hex');
};

const USUAL = { verifiesPhones: false, challenges: false };

/** THE table of services. */
export const SERVICES: Record<ChatServiceName, ChatService> = {
  TELEGRAM: {
    ...USUAL,
    verified: (request, { secret }) => isSame(header(request, 'x-telegram-bot-api-secret-token'), secret),
    read: readTelegram,
    toleranceSeconds: 25 * HOUR,
  },
  WHATSAPP: {
    verified: signedByMeta,
    read: readWhatsapp,
    toleranceSeconds: 8 * DAY,
    verifiesPhones: true,
    challenges: true,
  },
  LINE: {
    ...USUAL,
    verified: (request, { secret }) => isSigned(header(request, 'x-line-signature'), request.body, secret, 'base64'),
    read: readLine,
    toleranceSeconds: 2 * DAY,
  },
  MESSENGER: { ...USUAL, verified: signedByMeta, read: readMessenger, toleranceSeconds: 2 * DAY, challenges: true },
  STANDARD: { ...USUAL, verified: signedByStandard, read: readStandard, toleranceSeconds: 4 * DAY },
  SMS: {
    ...USUAL,
    verified: (request, config) =>
      isSame(smsParts(request, config)[config.sms.fields.token] ?? header(request, 'x-token'), config.secret),
    read: readSms,
    toleranceSeconds: 2 * DAY,
  },
};

/** @throws SourceError('auth') for a call that is not the service's; says nothing about what was wrong with it */
export function verifyCall(request: WebhookRequest, config: ChatConfig): void {
  if (!SERVICES[config.service].verified(request, config))
    throw new SourceError('auth', `the call is not signed by ${config.service}.`);
}

/** The answer to a challenge; null: the call is none. @throws SourceError('auth') for a wrong verify token */
export function challengeAnswer(request: WebhookRequest, config: ChatConfig): WebhookDelivery['answer'] | null {
  if (request.method !== 'GET' || !SERVICES[config.service].challenges) return null;
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = request.query;
  // What is sent back must not become a page in somebody's browser.
  if (mode === 'subscribe' && isSame(token, config.verifyToken ?? '') && /^[\w-]{1,200}$/.test(challenge))
    return { status: 200, contentType: 'text/plain', body: challenge };
  throw new SourceError('auth', 'the verify token is wrong.');
}

/** @throws SourceError('auth') for a call whose newest message is too old, or from the future */
export function checkAge({ events }: ReadCall, config: ChatConfig, now: Date): void {
  const times = events.map(({ message }) => Date.parse(message.editedAt ?? message.at));
  if (times.length === 0) return;
  const tolerance = (config.toleranceSeconds ?? SERVICES[config.service].toleranceSeconds) * 1000;
  const age = now.valueOf() - Math.max(...times);
  if (age > tolerance || age < -DAY * 1000) throw new SourceError('auth', 'the call is out of its time.');
}

function signedByStandard({ body, headers }: WebhookRequest, { secret }: ChatConfig): boolean {
  try {
    // Compares in constant time and refuses a time stamp more than five minutes off.
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
