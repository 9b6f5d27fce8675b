import { beforeEach, expect, test } from '@jest/globals';
import { mailConfig } from '../../../../../subgraphs/connectors/mail/mailbox/mailbox.ts';
import { readMail } from '../../../../../subgraphs/connectors/mail/message/message.parser.ts';
import { conversationOf, type Letter } from '../../../../../subgraphs/connectors/mail/message/message.ts';
import { Conversations } from '../../../../../subgraphs/connectors/mail/scan/conversations.ts';
import { type MailParts, mailOf } from '../../../../support/mails.ts';
import type { RawLedger } from '../../../../support/remembering-pull.ts';

const CONFIG = mailConfig.parse({
  host: 'imap.contoh.invalid',
  user: 'aduan',
  password: 'kata-sandi-contoh',
  timezone: 'Asia/Jakarta',
  system: 'surel',
  tickets: ['\\[#(\\d+)\\]'],
  ownAddresses: ['@dinas.invalid'],
  privacy: { anonymous: false, secret: false },
});
const OTHER = 'Tetangga Contoh <tetangga@contoh.invalid>';
const AGENCY = 'Dinas Contoh <aduan@dinas.invalid>';

let ledger: RawLedger;
let threads: Record<string, string>;
let hour: number;
beforeEach(() => {
  [ledger, threads, hour] = [new Map(), {}, 0];
});

const letterOf = async (parts: MailParts): Promise<Letter> => {
  hour += 1;
  const receivedAt = new Date(Date.parse('2026-03-17T00:00:00Z') + hour * 3_600_000).toISOString();
  return (await readMail(mailOf(parts), { uid: hour, bytes: 1, flags: [], receivedAt }, 'INBOX')) as Letter;
};

/** Each list of mails is a page of its own, read by a pull of its own: only ledger and cursor lie between. */
async function takeIn(...pages: MailParts[][]): Promise<Record<string, string[]>> {
  for (const page of pages) {
    const conversations = new Conversations(CONFIG, async (id) => ledger.get(id) ?? null, threads);
    for (const parts of page) await conversations.add(await letterOf(parts));
    for (const record of conversations.takePage()) ledger.set(String(record.id), record);
    threads = Object.fromEntries(conversations.threads);
  }
  return Object.fromEntries([...ledger].map(([id, raw]) => [id, conversationOf(raw).messages.map((mail) => mail.id)]));
}

const answers = (...ids: string[]) => [`References: ${ids.map((id) => `<${id}>`).join(' ')}`];
const FIRST = { id: 'a@x', subject: 'Jalan rusak', body: 'Jalan rusak' };

test.each([
  ['on the same page', [[FIRST, { id: 'b@x', headers: answers('a@x') }]]],
  ['on a later page', [[FIRST], [{ id: 'b@x', headers: answers('a@x') }]]],
  ['with In-Reply-To alone', [[FIRST], [{ id: 'b@x', headers: ['In-Reply-To: <a@x>'] }]]],
  ['from another person', [[FIRST], [{ id: 'b@x', from: OTHER, headers: answers('a@x') }]]],
  ['which overtakes the first mail', [[{ id: 'b@x', headers: answers('a@x') }], [FIRST]]],
])('a reply joins its complaint %s', async (_, pages) => {
  const joined = Object.values(await takeIn(...pages));
  expect(joined.map((ids) => ids.toSorted())).toEqual([['a@x', 'b@x']]);
});

test('a reply to a reply is found though it names only that one', async () => {
  const found = await takeIn(
    [FIRST],
    [{ id: 'b@x', headers: answers('a@x') }],
    [{ id: 'c@x', headers: answers('b@x') }],
  );
  expect(found).toEqual({ 'a@x': ['a@x', 'b@x', 'c@x'] });
});

test('two persons who answer the same mail that is not here have a complaint each; one who answers twice has one', async () => {
  const answer = { headers: answers('siaran@dinas.invalid') };
  const found = await takeIn(
    [{ id: 'a@x', ...answer }],
    [{ id: 'b@x', from: OTHER, ...answer }],
    [{ id: 'c@x', ...answer, body: 'Lagi' }],
  );
  expect(found).toEqual({ 'a@x': ['a@x', 'c@x'], 'b@x': ['b@x'] });
});

test('a ticket number joins mails of the same sender, and answers of the agency; nobody else’s', async () => {
  const subject = 'Jalan [#12]';
  const found = await takeIn(
    [{ ...FIRST, subject }],
    [{ id: 'b@x', subject, body: 'Tambahan' }],
    [{ id: 'c@x', subject, from: OTHER }],
    [{ id: 'd@dinas', subject, from: AGENCY }],
  );
  expect(found['a@x']).toEqual(expect.arrayContaining(['a@x', 'b@x']));
  expect(found['a@x']).not.toContain('c@x');
  expect(Object.values(found).flat()).toContain('d@dinas');
});

test('a mail of the agency that answers nothing known is left out', async () => {
  const conversations = new Conversations(CONFIG, async () => null, {});
  expect(await conversations.add(await letterOf({ id: 'd@dinas', from: AGENCY }))).toBe(false);
  expect(conversations.takePage()).toEqual([]);
});

test('a copy of a mail changes nothing, whatever its path was; another mail with the same Message-ID is a complaint', async () => {
  await takeIn([FIRST]);
  const before = structuredClone(ledger.get('a@x'));
  await takeIn([{ ...FIRST, headers: ['Received: from elsewhere.invalid'] }]);
  expect(ledger.get('a@x')).toEqual(before);
  const found = await takeIn([{ ...FIRST, body: 'Isi lain' }], [{ ...FIRST, body: 'Isi lain' }]);
  expect(Object.keys(found)).toEqual(['a@x', expect.stringMatching(/^a@x~[0-9a-f]{12}$/)]);
});
