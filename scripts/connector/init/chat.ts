import { createHmac } from 'node:crypto';
import { type Example, INVENTED, oneOf, secretOf, type Template, TIMEZONE } from './template.ts';

const NOT_SIGNED = 'It sends a shared secret and signs no bytes, so a changed call cannot be told.';
/** A call of each service as it signs it, or why no recorded one can be tried. */
const CALLS: Record<string, ((secret: string) => NonNullable<Example['webhook']>) | string> = {
  WHATSAPP: whatsappCall,
  TELEGRAM: NOT_SIGNED,
  LINE: lineCall,
  MESSENGER: messengerCall,
  STANDARD: 'Its time stamp is compared with the present, so a recorded call is always stale.',
  SMS: NOT_SIGNED,
};
/** Just before the example's clock stands. */
const SENT_AT = new Date('2026-03-17T02:59:00.000Z');
const SECONDS = String(SENT_AT.valueOf() / 1000);
const TEXT = 'Lampu jalan di depan balai desa padam.';

/** A service that calls the hub for every message. */
export const chatTemplate: Template = {
  summary: 'a chat service or an SMS gateway that calls the hub',
  questions: [
    {
      key: 'service',
      ask: `Whose calls come (${Object.keys(CALLS).join(', ')})`,
      usual: 'WHATSAPP',
      fault: oneOf(Object.keys(CALLS)),
    },
    TIMEZONE,
  ],
  settings: ({ service = '', timezone = '', id = '' }) => `# It calls POST /hooks/${id}; nothing is pulled.
service: ${service}
secret: "\${secret:${secretOf(id, 'SECRET')}}"
${/^(WHATSAPP|MESSENGER)$/.test(service) ? `verifyToken: "\${secret:${secretOf(id, 'VERIFY')}}"\n` : ''}# How old a message may be when it is brought. A service that was away brings what it has kept: then give it longer.
toleranceSeconds: 43200
timezone: ${timezone}
# After so long a silence the next message of a person is a new complaint.
gapHours: 24
# Required: messages have no flags of their own; words in them may hide more.
privacy:
  anonymous: false
  secret: false
  words: { rahasia: [secret], anonim: [anonymous] }
`,
  example: ({ service = '', id = '' }) => {
    const secret = service === 'STANDARD' ? `whsec_${btoa('rahasia-contoh-kanal-uji')}` : 'rahasia-contoh-kanal';
    const records = INVENTED.map(({ id: number, body }, index) => {
      const text = index === 1 ? `${body} Mohon rahasia.` : index === 2 ? `${body} Saya ingin anonim.` : body;
      const at = `2026-03-0${index + 1}T01:15:00.000Z`;
      const message = { id: number, text, at, editedAt: null, removed: false, files: [], place: null };
      const conversation = `contoh${index}-2026-03-0${index + 1}`;
      const sender = { name: 'Warga Contoh', phone: null, email: null };
      return { id: conversation, conversation: number, sender, messages: [message], _where: `conversation ${number}` };
    });
    const call = CALLS[service] ?? NOT_SIGNED;
    return {
      pages: [{ records, cursor: {} }],
      variables: { [`SOURCE_${secretOf(id, 'SECRET')}`]: secret },
      ...(typeof call === 'function' && { webhook: call(secret) }),
      notApplicable: {
        ...CONVERSATIONS,
        ...(typeof call === 'string' && { 47: `${call} The tests of the family hold this.` }),
      },
    };
  },
};

const READ = 'A recording holds messages that the connector has read out of calls already';
/** Rows that conversations cannot show. */
const CONVERSATIONS = {
  4: 'Messages have no flags: the settings hide all, and words of a text hide more.',
  16: `${READ}: their times are instants.`,
  20: 'Messages have no flags; words of their texts hide more, never less.',
  21: `${READ}: their ids are texts made of person and day.`,
  22: 'Chat services know no status; every conversation is received.',
  48: 'A sign that no database stores is replaced, for a message cannot be asked for again.',
};

const signed = (body: object, name: string, sign: (bytes: string) => string) => {
  const text = JSON.stringify(body);
  return { headers: { 'content-type': 'application/json', [name]: sign(text) }, body: text };
};
const hmac = (secret: string, encoding: 'hex' | 'base64') => (bytes: string) =>
  createHmac('sha256', secret).update(bytes).digest(encoding);

function whatsappCall(secret: string) {
  const message = { from: '6280000000000', id: 'wamid.contoh', timestamp: SECONDS, type: 'text', text: { body: TEXT } };
  const value = { metadata: { display_phone_number: '6280000000001' }, messages: [message] };
  const body = { entry: [{ changes: [{ field: 'messages', value }] }] };
  return signed(body, 'x-hub-signature-256', (bytes) => `sha256=${hmac(secret, 'hex')(bytes)}`);
}

function messengerCall(secret: string) {
  const message = { mid: 'm_contoh', text: TEXT };
  const messaging = [{ sender: { id: '101' }, recipient: { id: '202' }, timestamp: SENT_AT.valueOf(), message }];
  const body = { object: 'page', entry: [{ id: '202', time: SENT_AT.valueOf(), messaging }] };
  return signed(body, 'x-hub-signature-256', (bytes) => `sha256=${hmac(secret, 'hex')(bytes)}`);
}

function lineCall(secret: string) {
  const event = {
    ...{ type: 'message', webhookEventId: 'contoh-1', timestamp: SENT_AT.valueOf() },
    ...{ source: { type: 'user', userId: 'U-contoh' }, message: { id: '1', type: 'text', text: TEXT } },
  };
  return signed({ events: [event] }, 'x-line-signature', hmac(secret, 'base64'));
}
