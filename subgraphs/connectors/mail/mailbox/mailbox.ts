import { REPORT_STATUSES, type Source, z } from '../../kit/index.ts';

const MEGABYTE = 1024 * 1024;
const status = z.enum(REPORT_STATUSES);

/** Settings of one mailbox. Secrets are named by variables. */
export const mailConfig = z.strictObject({
  host: z.string().min(1).describe('Name of the IMAP server, e.g. "imap.dinas.example".'),
  port: z.int().min(1).max(65535).optional().describe('Usual: 993 with tls, else 143.'),
  security: z
    .enum(['tls', 'starttls', 'none'])
    .default('tls')
    .describe('"none" sends the password in the clear: only inside one machine.'),
  authority: z
    .string()
    .optional()
    .describe('Certificate (PEM) of the authority that signed the server’s, where no well-known one has.'),
  user: z.string().min(1).describe('Name to log in with.'),
  password: z.string().min(1).describe('Named by a variable that begins with SOURCE_, never written out.'),
  folders: z
    .record(z.string().min(1), status.nullable())
    .refine((folders) => Object.keys(folders).length > 0, { error: 'names no folder' })
    .default({ INBOX: 'RECEIVED' })
    .describe('Folders to read and the status of a mail that lies there; null: says nothing (e.g. "Sent").'),
  flags: z
    .record(z.string().min(1), status)
    .default({})
    .describe('Status of a mail that bears this flag, whatever its folder, e.g. { "\\\\Answered": "CLOSED" }.'),
  fromDay: z.iso.date().optional().describe('First day of receipt (YYYY-MM-DD) to be read; absent: all.'),
  timezone: z
    .string()
    .refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' })
    .describe('IANA zone.'),
  system: z.string().min(1).describe('System in which ticket numbers of subjects are valid.'),
  tickets: z
    .array(z.string().refine(isPattern, { error: 'is no regular expression' }))
    .default([])
    .describe('Regular expressions that find a ticket number in a subject: their first group, or all they match.'),
  ownAddresses: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Addresses ("aduan@dinas.example") or domains ("@dinas.example") of the agency: their mails are answers.',
    ),
  privacy: z
    .strictObject({
      anonymous: z.boolean().describe('Hide the identity of every sender?'),
      secret: z.boolean().describe('Hide the content of every mail?'),
      words: z
        .record(z.string().min(1), z.array(z.enum(['anonymous', 'secret'])))
        .default({})
        .describe('Words of subject or text that hide more, e.g. { "rahasia": ["secret"] }.'),
    })
    .describe('Required: mails have no privacy flags of their own.'),
  maxBytes: z
    .int()
    .positive()
    .max(100 * MEGABYTE)
    .default(25 * MEGABYTE)
    .describe('A larger mail becomes a dead letter, bytes.'),
});
export type MailConfig = z.infer<typeof mailConfig>;

/** What a source file of this family exports. */
export type MailSource = Source<z.input<typeof mailConfig>>;

/** Is it an address of the agency itself? */
export function isOwn(address: string, { ownAddresses }: Pick<MailConfig, 'ownAddresses'>): boolean {
  const spelt = address.toLowerCase();
  return ownAddresses.some((own) => {
    const known = own.toLowerCase();
    return known.startsWith('@') ? spelt.endsWith(known) : spelt === known;
  });
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'iu');
    return true;
  } catch {
    return false;
  }
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
