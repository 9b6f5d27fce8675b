import { expect, test } from '@jest/globals';
import { readMail } from '../../../../../subgraphs/connectors/mail/message/message.parser.ts';
import type { Letter } from '../../../../../subgraphs/connectors/mail/message/message.ts';
import { type MailParts, mailOf, multipart } from '../../../../support/mails.ts';

const LISTED = { uid: 7, bytes: 1000, flags: [], receivedAt: '2026-03-17T02:00:00.000Z' };
const read = (mail: Buffer) => readMail(mail, LISTED, 'INBOX');
const letter = async (mail: Buffer): Promise<Letter> => {
  const found = await read(mail);
  if ('fault' in found) throw new Error(found.fault);
  return found;
};
const message = async (parts: MailParts) => (await letter(mailOf({ id: '1@contoh.invalid', ...parts }))).message;

test.each([
  ['=?UTF-8?B?TGFtcHUgbWF0aSDigJMgUlQgMDM=?=', 'Lampu mati – RT 03'],
  ['=?ISO-8859-1?Q?R=E9klame_di_jalan?=', 'Réklame di jalan'],
  ['=?windows-1252?Q?=93Air=94_keruh?=', '“Air” keruh'],
  ['=?UTF-8?Q?Air_?= =?UTF-8?Q?keruh?=', 'Air keruh'],
  ['=?UTF-8?Q?Jalan?=\r\n =?UTF-8?Q?_rusak?=', 'Jalan rusak'],
  ['=?tidak-ada?Q?Air?=', 'Air'],
])('the subject %s reads %s (RFC 2047)', async (subject, shown) =>
  expect((await message({ subject })).subject).toBe(shown),
);

test.each([
  ['iso-8859-1', 'quoted-printable', 'Caf=E9 tutup =\r\nsampai malam', 'Café tutup sampai malam'],
  ['windows-1252', '8bit', Buffer.from([0x93, 0x41, 0x94, 0x20, 0x80]), '“A” €'],
  ['utf-8', 'base64', Buffer.from('Air keruh – RW 5').toString('base64'), 'Air keruh – RW 5'],
  ['utf-8', '8bit', '\uFEFFIsi', 'Isi'],
])('a body in %s, %s, is read as text', async (charset, encoding, body, text) => {
  const headers = [`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`];
  expect((await message({ headers, body })).text).toBe(text);
});

test('a mail in HTML alone is read as plain text', async () => {
  const headers = ['Content-Type: text/html; charset=utf-8'];
  const body =
    '<html><style>p{}</style><p>Jalan&nbsp;rusak.</p><p>Di RT&amp;RW 3<br>sejak kemarin</p><script>x()</script></html>';
  const { text } = await message({ headers, body });
  expect(text).toBe('Jalan rusak.\n\nDi RT&RW 3\nsejak kemarin');
});

test('an empty plain text beside a text in HTML does not hide it', async () => {
  const parts = ['Content-Type: text/plain\r\n\r\n ', 'Content-Type: text/html\r\n\r\n<p>Isi</p>'];
  expect((await letter(multipart({ id: '1@contoh.invalid' }, parts, 'alternative'))).message.text).toBe('Isi');
});

test('attachments are facts: name, type, size', async () => {
  const file = [
    'Content-Type: image/jpeg; name="=?UTF-8?Q?foto_jalan.jpg?="',
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
  ];
  const parts = [
    'Content-Type: text/plain\r\n\r\nIsi',
    `${file.join('\r\n')}\r\n\r\n${Buffer.alloc(300).toString('base64')}`,
  ];
  const { message: found } = await letter(multipart({ id: '1@contoh.invalid' }, parts));
  expect(found.attachments).toEqual([{ name: 'foto jalan.jpg', mediaType: 'image/jpeg', bytes: 300 }]);
  expect(JSON.stringify(found)).not.toContain('AAAA');
});

test('ids lose their brackets, references come oldest first, a long id is replaced by its hash', async () => {
  const headers = ['In-Reply-To: <b@contoh.invalid>', 'References: <a@contoh.invalid>\r\n <b@contoh.invalid>'];
  const found = await letter(mailOf({ id: `${'x'.repeat(300)}@contoh.invalid`, headers }));
  expect(found.message.id).toMatch(/^sha256-[0-9a-f]{64}$/);
  expect(found.references).toEqual(['a@contoh.invalid', 'b@contoh.invalid']);
});

test('a mail without Message-ID is known by its bytes', async () => {
  const one = (await letter(mailOf({ body: 'Isi' }))).message.id;
  expect(one).toMatch(/^no-id-[0-9a-f]{32}$/);
  expect((await letter(mailOf({ body: 'Isi' }))).message.id).toBe(one);
  expect((await letter(mailOf({ body: 'Isi lain' }))).message.id).not.toBe(one);
});

test.each([
  ['nothing at all', Buffer.alloc(0), 'it has no header.'],
  ['bytes that are no mail', Buffer.from([0, 1, 2, 3, 255]), 'it has no header.'],
  ['no sender', Buffer.from('Subject: x\r\n\r\nIsi'), 'it names no sender (From).'],
  ['a sender that is no address', mailOf({ from: 'Warga Contoh' }), 'it names no sender (From).'],
  ['a part that was cut', multipart({}, ['\r\nIsi']).subarray(0, -10), 'it ends before its last part is complete.'],
  ['NUL', mailOf({ body: 'Isi\0' }), 'it holds a character that cannot be stored (NUL).'],
  ['a whole file as text', mailOf({ body: 'x '.repeat(300_000) }), 'its text is longer than 500000 characters.'],
  [
    'an endless HTML',
    mailOf({ headers: ['Content-Type: text/html'], body: `<p>${'x'.repeat(2_100_000)}` }),
    'its text is longer than 500000 characters.',
  ],
  [
    'HTML that no person nests so',
    mailOf({ headers: ['Content-Type: text/html'], body: `${'<div>'.repeat(300_000)}x` }),
    'its HTML is nested too deeply.',
  ],
])('%s is a fault of this mail alone', async (_, mail, fault) => expect(await read(mail)).toEqual({ fault }));

test.each([
  [['Auto-Submitted: auto-replied'], {}, 'automatic reply'],
  [['Auto-Submitted: no'], {}, null],
  [['Precedence: bulk'], {}, 'list mail'],
  [['List-Id: <warga.contoh.invalid>'], {}, 'list mail'],
  [['Return-Path: <>'], {}, 'delivery report'],
  [['X-Spam-Flag: YES'], {}, 'marked as spam'],
  [[], { from: 'MAILER-DAEMON@contoh.invalid' }, 'delivery report'],
  [[], { from: 'Bank <no-reply@contoh.invalid>' }, 'automatic mail'],
  [[], { from: 'Norepli Contoh <norepli@contoh.invalid>' }, null],
  [[], { subject: 'Balasan otomatis: Jalan rusak' }, 'automatic reply'],
  [[], { subject: 'Undelivered Mail Returned to Sender' }, 'delivery report'],
  [[], { subject: 'Undelivered packages at the village hall' }, null],
  [[], { subject: 'Balasan otomatis dinas tidak menjawab' }, null],
  [[], { subject: 'Jalan rusak' }, null],
])('headers %j, %j: %s', async (headers, parts, reason) =>
  expect((await letter(mailOf({ ...parts, headers }))).automatic).toBe(reason),
);
