import { expect, test } from '@jest/globals';
import { normalizeInfo } from '../../../../../subgraphs/connectors/kit/index.ts';
import { complaintOf } from '../../../../../subgraphs/connectors/mail/complaint/complaint.parser.ts';
import { mailConnector } from '../../../../../subgraphs/connectors/mail/mail.connector.ts';
import { mailConfig } from '../../../../../subgraphs/connectors/mail/mailbox/mailbox.ts';
import type { Message } from '../../../../../subgraphs/connectors/mail/message/message.ts';

const SETTINGS = {
  host: 'imap.contoh.invalid',
  user: 'aduan',
  password: 'kata-sandi-contoh',
  folders: { INBOX: 'RECEIVED', Selesai: 'CLOSED' },
  flags: { '\\Answered': 'IN_PROGRESS' },
  timezone: 'Asia/Jakarta',
  system: 'surel',
  tickets: ['\\[#(\\d+)\\]'],
  ownAddresses: ['aduan@dinas.invalid'],
  privacy: { anonymous: false, secret: false, words: { rahasia: ['secret'], anonim: ['anonymous'] } },
} as const;
const MESSAGE: Message = {
  id: 'a@x',
  digest: '',
  folder: 'INBOX',
  flags: [],
  fromName: 'Warga Contoh',
  fromAddress: 'warga@contoh.invalid',
  subject: 'Jalan rusak',
  date: null,
  receivedAt: '2026-03-17T02:00:00.000Z',
  text: 'Jalan rusak.',
  attachments: [],
};
const read = (messages: Partial<Message>[], settings: object = {}) => {
  const config = mailConfig.parse({ ...SETTINGS, ...settings });
  return complaintOf(
    { id: 'a@x', messages: messages.map((parts) => ({ ...MESSAGE, ...parts })) },
    normalizeInfo(mailConnector, config),
  );
};

test.each([
  [[{}], 'RECEIVED', 'INBOX'],
  [[{ folder: 'Selesai' }], 'CLOSED', 'Selesai'],
  [[{ folder: 'Selesai' }, { id: 'b@x' }], 'RECEIVED', 'INBOX'],
  [[{ folder: 'Selesai', flags: ['\\answered', '\\Seen'] }], 'IN_PROGRESS', '\\Answered'],
  [[{ folder: 'Selesai' }, { id: 'b@x', fromAddress: 'aduan@dinas.invalid' }], 'CLOSED', 'Selesai'],
  [[{ folder: 'Lain' }], 'UNKNOWN', 'Lain'],
])('of %j the newest mail of a citizen says the status: %s', (messages, status, statusRaw) =>
  expect(read(messages)).toMatchObject({ status, statusRaw }),
);

test.each([
  [{ subject: 'RAHASIA' }, { anonymous: false, secret: true }],
  [{ text: 'Mohon anonim, dan rahasia.' }, { anonymous: true, secret: true }],
  [{ text: 'Kerahasiaan data dijamin.' }, { anonymous: false, secret: false }],
  [
    { text: 'Isi.\n\nPada 17 Maret 2026 Dinas <aduan@dinas.invalid> menulis:\n> rahasia' },
    { anonymous: false, secret: false },
  ],
])('of %j the words hide %j', (message, privacy) => expect(read([message]).privacy).toEqual(privacy));

test('the settings hide what no word can show again', () => {
  const privacy = { anonymous: true, secret: true, words: {} };
  expect(read([{ text: 'Umum.' }], { privacy }).privacy).toEqual({ anonymous: true, secret: true });
});

test('a mail of an attachment alone says what its subject says', () => {
  const attachments = [{ name: null, mediaType: 'image/jpeg', bytes: 5 }];
  expect(read([{ text: '', subject: 'Re: Foto jalan', attachments }])).toMatchObject({
    title: 'Foto jalan',
    body: 'Foto jalan',
    attachments: [{ name: 'attachment', url: null, mediaType: 'image/jpeg', bytes: 5 }],
  });
});

test('ticket numbers are numbers of the mailbox’s system', () =>
  expect(read([{ subject: 'Jalan [#12]' }, { id: 'b@x', subject: 'Re: [#12]' }]).numbers).toEqual([
    { system: 'surel', id: '12', name: null },
  ]));

test('mails of the agency alone are no complaint', () =>
  expect(() => read([{ fromAddress: 'Aduan@Dinas.invalid' }])).toThrow('it holds mails of the agency only.'));

test.each([
  [{ privacy: undefined }, 'privacy'],
  [{ folders: {} }, 'folders'],
  [{ tickets: ['('] }, 'tickets.0'],
  [{ timezone: 'Jakarta' }, 'timezone'],
  [{ kotak: 'INBOX' }, ''],
])('settings with %j are refused at "%s"', (parts, path) => {
  const { error } = mailConfig.safeParse({ ...SETTINGS, ...parts });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});
