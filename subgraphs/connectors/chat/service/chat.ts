import { Webhook } from 'standardwebhooks';
import { type Source, z } from '../../kit/index.ts';

/** Services whose calls can be verified and read; see `services.ts`. */
export const CHAT_SERVICES = ['TELEGRAM', 'WHATSAPP', 'LINE', 'MESSENGER', 'STANDARD', 'SMS'] as const;
export type ChatServiceName = (typeof CHAT_SERVICES)[number];

/** Names under which an SMS gateway sends its parts. */
const fields = z.strictObject({
  token: z.string().min(1).default('token').describe('Field of the shared token; a header "x-token" counts as well.'),
  from: z.string().min(1).default('from').describe('Field of the sender’s number.'),
  text: z.string().min(1).default('message').describe('Field of the text.'),
  id: z.string().min(1).default('id').describe('Field of the message’s id; a gateway may have none.'),
  at: z.string().min(1).default('timestamp').describe('Field of the time of sending; a gateway may have none.'),
});

/** Settings of one account of a chat service. Secrets are named by variables. */
export const chatConfig = z
  .strictObject({
    service: z.enum(CHAT_SERVICES).describe('Whose calls come to /hooks/<channel>.'),
    secret: z
      .string()
      .min(8)
      .describe(
        'TELEGRAM: secret_token of setWebhook. WHATSAPP, MESSENGER: app secret. LINE: channel secret. STANDARD: whsec_... ' +
          'SMS: shared token. Named by a variable that begins with SOURCE_.',
      ),
    verifyToken: z
      .string()
      .min(8)
      .optional()
      .describe('WHATSAPP, MESSENGER: the verify token that is given when the address is entered there.'),
    toleranceSeconds: z
      .int()
      .positive()
      .optional()
      .describe('How old a message may be when it is brought; usual: as long as the service itself tries again.'),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' })
      .describe('IANA zone in which a day begins.'),
    gapHours: z
      .number()
      .min(1)
      .max(7 * 24)
      .default(24)
      .describe('After so long a silence the next message is a new complaint.'),
    ownIds: z
      .array(z.string().min(1))
      .default([])
      .describe('Ids or numbers of the agency itself; their messages are left out.'),
    commands: z
      .array(z.string().min(1))
      .default(['lapor', 'adu', 'report'])
      .describe('Commands before a complaint ("/lapor lampu mati"); messages that are other commands are left out.'),
    privacy: z
      .strictObject({
        anonymous: z.boolean().describe('Hide the identity of every sender?'),
        secret: z.boolean().describe('Hide the content of every conversation?'),
        words: z
          .record(z.string().min(1), z.array(z.enum(['anonymous', 'secret'])))
          .default({})
          .describe('Words that hide more, e.g. { "rahasia": ["secret"] }.'),
      })
      .describe('Required: messages have no privacy flags of their own.'),
    sms: z
      .strictObject({
        allowGet: z.boolean().default(false).describe('The gateway calls by GET: token and text stand in the address.'),
        fields: fields.prefault({}),
      })
      .prefault({})
      .describe('SMS only.'),
  })
  .refine(({ service, verifyToken }) => verifyToken !== undefined || !['WHATSAPP', 'MESSENGER'].includes(service), {
    path: ['verifyToken'],
    error: 'is needed by WHATSAPP and MESSENGER',
  })
  .refine(({ service, secret }) => service !== 'STANDARD' || isStandardSecret(secret), {
    path: ['secret'],
    error: 'is no secret of Standard Webhooks (whsec_ and base64)',
  });
export type ChatConfig = z.infer<typeof chatConfig>;

/** What a source file of this family exports. */
export type ChatSource = Source<z.input<typeof chatConfig>>;

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isStandardSecret(secret: string): boolean {
  try {
    return new Webhook(secret) instanceof Webhook;
  } catch {
    return false;
  }
}
