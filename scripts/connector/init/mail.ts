import { INVENTED, inPages, secretOf, type Template, TIMEZONE, yamlText } from './template.ts';

const READ = 'A recording holds mails that the connector has read already';
const MAILS = {
  16: `${READ}: their times are instants.`,
  18: `${READ}; a time that cannot be is replaced by the time of receipt then, which the tests of the family hold.`,
  20: 'Mails have no flags; words of their texts hide more, never less.',
  21: `${READ}: their ids are Message-IDs, texts of any form.`,
};

/** A mailbox; its folders say how far a complaint is. */
export const mailTemplate: Template = {
  summary: 'an agency’s mailbox (IMAP)',
  questions: [
    { key: 'host', ask: 'Name of the IMAP server', usual: 'imap.dinas.contoh.invalid' },
    { key: 'user', ask: 'Name to log in with', usual: 'aduan@dinas.contoh.invalid' },
    { key: 'done', ask: 'Folder into which what is done is moved', usual: 'Selesai' },
    TIMEZONE,
  ],
  settings: (answers) => {
    const { host = '', user = '', done = '', timezone = '', id = '' } = answers;
    const [, domain = 'dinas.contoh.invalid'] = user.split('@');
    return `host: ${yamlText(host)}
user: ${yamlText(user)}
password: "\${secret:${secretOf(id, 'PASSWORD')}}"
# Folder to what it says of a mail in it; null: nothing, e.g. Sent: null, for the agency's answers.
folders: { INBOX: RECEIVED, ${yamlText(done)}: CLOSED }
timezone: ${timezone}
system: ${JSON.stringify(id)}
# Mails from here are answers, not complaints.
ownAddresses: ["@${domain}"]
# Required: mails have no flags of their own; words of subject or text may hide more.
privacy:
  anonymous: false
  secret: false
  words: { rahasia: [secret], anonim: [anonymous] }
`;
  },
  example: ({ done = '' }) => {
    const records = INVENTED.map(({ id, title, body, status }, index) => {
      const at = `2026-03-0${index + 1}T01:15:00.000Z`;
      const said = index === 1 ? `${body} Mohon rahasia.` : index === 2 ? `${body} Saya ingin anonim.` : body;
      const message = {
        ...{ id: `${id}@contoh.invalid`, digest: id, folder: status === 'Selesai' ? done : 'INBOX', flags: [] },
        ...{ fromName: 'Warga Contoh', fromAddress: 'warga@contoh.invalid', subject: title, date: at },
        ...{ receivedAt: at, text: said, attachments: [] },
      };
      return { id: message.id, messages: [message], _where: `conversation ${message.id}` };
    });
    const cursorAfter = (page: number) => ({
      folders: { INBOX: { uidValidity: '1', uid: page * 3, modseq: null } },
      threads: {},
    });
    return { pages: inPages(records, cursorAfter), notApplicable: MAILS };
  },
};
