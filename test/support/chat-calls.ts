import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookRequest } from '../../subgraphs/connectors/kit/index.ts';

/** Invented secrets. */
export const CHAT_SECRET = 'rahasia-contoh-untuk-uji';
export const STANDARD_SECRET = `whsec_${Buffer.from('rahasia-contoh-untuk-uji').toString('base64')}`;
export const VERIFY_TOKEN = 'token-verifikasi-contoh';

/** What every chat channel of the tests says. */
export const chatSettings = (service: string, parts: object = {}) => ({
  service,
  secret: service === 'STANDARD' ? STANDARD_SECRET : CHAT_SECRET,
  ...(['WHATSAPP', 'MESSENGER'].includes(service) && { verifyToken: VERIFY_TOKEN }),
  timezone: 'Asia/Jakarta',
  privacy: { anonymous: false, secret: false, words: { rahasia: ['secret'] } },
  ...parts,
});

const hmac = (body: string, spelling: 'hex' | 'base64') =>
  createHmac('sha256', CHAT_SECRET).update(body).digest(spelling);

const SIGNERS: Record<string, (body: string, at: Date, id: string) => Record<string, string>> = {
  TELEGRAM: () => ({ 'x-telegram-bot-api-secret-token': CHAT_SECRET }),
  WHATSAPP: (body) => ({ 'x-hub-signature-256': `sha256=${hmac(body, 'hex')}` }),
  MESSENGER: (body) => ({ 'x-hub-signature-256': `sha256=${hmac(body, 'hex')}` }),
  LINE: (body) => ({ 'x-line-signature': hmac(body, 'base64') }),
  STANDARD: (body, at, id) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.valueOf() / 1000)),
    'webhook-signature': new Webhook(STANDARD_SECRET).sign(id, at, body),
  }),
  SMS: () => ({ 'x-token': CHAT_SECRET }),
};

/** A call as the service makes it, signed over exactly this body. */
export function callOf(service: string, said: unknown, { at = new Date(), id = 'msg_1' } = {}): WebhookRequest {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const type = service === 'SMS' ? 'application/x-www-form-urlencoded' : 'application/json';
  const headers = { 'content-type': type, ...SIGNERS[service]!(body, at, id) };
  return { method: 'POST', query: {}, headers, body: Buffer.from(body) };
}

/** An invented message of each service, in the shape its documentation shows. Times are Unix seconds. */
export const SAID: Record<string, (id: number, text: string, seconds: number) => unknown> = {
  TELEGRAM: (id, text, date) => ({
    update_id: 9000 + id,
    message: {
      message_id: id,
      from: { id: 700001, is_bot: false, first_name: 'Warga', last_name: 'Contoh', language_code: 'id' },
      chat: { id: 700001, first_name: 'Warga', type: 'private' },
      date,
      text,
    },
  }),
  WHATSAPP: (id, text, timestamp) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '620000000009', phone_number_id: '2' },
              contacts: [{ profile: { name: 'Warga Contoh' }, wa_id: '620000000001' }],
              messages: [
                {
                  from: '620000000001',
                  id: `wamid.${id}`,
                  timestamp: String(timestamp),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  }),
  LINE: (id, text, seconds) => ({
    destination: 'Ucontoh',
    events: [
      {
        type: 'message',
        mode: 'active',
        timestamp: seconds * 1000,
        source: { type: 'user', userId: 'Uwarga' },
        webhookEventId: `01EVENT${id}`,
        deliveryContext: { isRedelivery: false },
        replyToken: 'jangan-disimpan',
        message: { id: String(id), type: 'text', text },
      },
    ],
  }),
  MESSENGER: (id, text, seconds) => ({
    object: 'page',
    entry: [
      {
        id: '10',
        time: seconds * 1000,
        messaging: [
          {
            sender: { id: '20' },
            recipient: { id: '10' },
            timestamp: seconds * 1000,
            message: { mid: `m_${id}`, text },
          },
        ],
      },
    ],
  }),
  STANDARD: (id, text, seconds) => ({
    type: 'message.created',
    timestamp: new Date(seconds * 1000).toISOString(),
    data: { conversation: 'c-1', id: `m-${id}`, text, from: { name: 'Warga Contoh', phone: '+620000000001' } },
  }),
  SMS: (id, text, seconds) =>
    new URLSearchParams({
      from: '+620000000001',
      message: text,
      id: `sms-${id}`,
      timestamp: String(seconds),
    }).toString(),
};
