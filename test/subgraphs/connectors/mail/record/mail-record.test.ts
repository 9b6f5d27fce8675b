import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import type { Connector } from '../../../../../subgraphs/connectors/kit/index.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { mailConnector } from '../../../../../subgraphs/connectors/mail/mail.connector.ts';
import { mail } from '../../../../../subgraphs/connectors/mail/parts.ts';
import { commitRaws, ownedChannel, STRANGERS, viewersOf } from '../../../../support/owned-channel.ts';
import { ask, type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

const CHANNEL = 'surel-dinas';
const connector = mailConnector as unknown as Connector;
const { centre, admin, machine, liaison } = viewersOf(CHANNEL);
const PHONE = '081200000001';

let runtimes: TestRuntimes;
let ids: Map<string, string>;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase], undefined, { SOURCE_SANDI: 'kata-sandi-contoh' });
  await ownedChannel(runtimes, CHANNEL, connector, {
    host: 'imap.contoh.invalid',
    user: 'aduan',
    password: ['$', '{SOURCE_SANDI}'].join(''),
    timezone: 'Asia/Jakarta',
    system: 'surel',
    privacy: { anonymous: false, secret: false, words: { rahasia: ['secret', 'anonymous'] } },
  });
  const message = (id: string, text: string) => ({
    id,
    digest: '',
    folder: 'INBOX',
    flags: ['\\Seen'],
    fromName: 'Warga Contoh Rekaan',
    fromAddress: 'warga@contoh.invalid',
    subject: 'Lampu mati',
    date: null,
    receivedAt: '2026-03-16T02:00:00.000Z',
    text,
    attachments: [{ name: 'foto.jpg', mediaType: 'image/jpeg', bytes: 5 }],
  });
  ids = await commitRaws(runtimes, CHANNEL, connector, [
    { id: 'a@x', messages: [message('a@x', `Telepon saya ${PHONE}.`)] },
    { id: 'b@x', messages: [message('b@x', 'Ini rahasia.')] },
  ]);
});
afterAll(() => runtimes.drop());

interface Answer {
  count: number;
  lastReceivedAt: string;
  messages: { from: string | null; subject: string | null; text: string | null; attachments: object[] | null }[] | null;
}

async function mailsOf(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord {
    mail { count lastReceivedAt messages { folder flags receivedAt from subject text attachments { name mediaType bytes } } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(mail, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  return ((data?._entities ?? []) as { mail: Answer | null }[]).map((entity) => entity.mail);
}
const firstOf = async (viewer: Viewer, id: string) => (await mailsOf(viewer, [ids.get(id) ?? '']))[0]?.messages?.[0];

test('the centre reads the mails as they came', async () => {
  expect(await mailsOf(centre, [ids.get('a@x') ?? ''])).toEqual([
    {
      count: 1,
      lastReceivedAt: '2026-03-16T02:00:00.000Z',
      messages: [
        {
          folder: 'INBOX',
          flags: ['\\Seen'],
          receivedAt: '2026-03-16T02:00:00.000Z',
          from: 'Warga Contoh Rekaan <warga@contoh.invalid>',
          subject: 'Lampu mati',
          text: `Telepon saya ${PHONE}.`,
          attachments: [{ name: 'foto.jpg', mediaType: 'image/jpeg', bytes: 5 }],
        },
      ],
    },
  ]);
});

test('the owning agency reads them with numbers masked, and of an anonymous one no sender and no whole text', async () => {
  expect(await firstOf(admin, 'a@x')).toMatchObject({
    from: 'Warga Contoh Rekaan <[surel]>',
    text: 'Telepon saya [telepon].',
  });
  expect(await firstOf(admin, 'b@x')).toMatchObject({ from: null, subject: 'Lampu mati', text: null });
});

test('the channel’s own machine reads no sender, and of a secret complaint nothing of what it says', async () => {
  expect(await firstOf(machine, 'a@x')).toMatchObject({ from: null, subject: 'Lampu mati', text: null });
  expect(await firstOf(machine, 'b@x')).toMatchObject({ from: null, subject: null, text: null, attachments: null });
});

test('a liaison officer of the owner sees how many mails there are, not what they say', async () => {
  expect(await mailsOf(liaison, [ids.get('a@x') ?? ''])).toEqual([
    { count: 1, lastReceivedAt: '2026-03-16T02:00:00.000Z', messages: null },
  ]);
});

test.each(STRANGERS)('%s gets nothing of any mail', async (_, viewer) =>
  expect(await mailsOf(viewer, [...ids.values()])).toEqual([null, null]),
);

test('ids of other families and unknown ids are null', async () =>
  expect(await mailsOf(centre, ['html.situs.1', `mail.${CHANNEL}.none`, ''])).toEqual([null, null, null]));
