import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { chatConnector } from '../../../../../subgraphs/connectors/chat/chat.connector.ts';
import { chat } from '../../../../../subgraphs/connectors/chat/parts.ts';
import { fileOf, messageOf } from '../../../../../subgraphs/connectors/chat/service/message.ts';
import type { Connector, Json } from '../../../../../subgraphs/connectors/kit/index.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { chatSettings } from '../../../../support/chat-calls.ts';
import { commitRaws, ownedChannel, STRANGERS, viewersOf } from '../../../../support/owned-channel.ts';
import { ask, type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

const CHANNEL = 'obrolan-dinas';
const connector = chatConnector as unknown as Connector;
const { centre, admin, machine, liaison } = viewersOf(CHANNEL);
const PHONE = '081200000001';
const AT = '2026-03-16T02:00:00.000Z';

let runtimes: TestRuntimes;
let ids: Map<string, string>;
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase]);
  const privacy = { anonymous: false, secret: false, words: { rahasia: ['secret', 'anonymous'] } };
  await ownedChannel(runtimes, CHANNEL, connector, chatSettings('WHATSAPP', { privacy }));
  const files = [fileOf('photo', { mediaType: 'image/jpeg', ref: 'https://cdn.contoh.invalid/?token=rahasia' })];
  const record = (id: string, text: string) => ({
    id,
    conversation: '6281200000001',
    sender: { name: 'Warga Contoh Rekaan', phone: PHONE, email: null },
    messages: [messageOf({ id: 'm', at: AT, text, files })] as unknown as Json[],
  });
  ids = await commitRaws(runtimes, CHANNEL, connector, [record('a', `Telepon ${PHONE}.`), record('b', 'Ini rahasia.')]);
});
afterAll(() => runtimes.drop());

interface Answer {
  sender: string | null;
  messages: { text: string | null; attachments: object[] | null }[] | null;
}

async function chatsOf(viewer: Viewer, recordIds: string[]): Promise<(Answer | null)[]> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on SourceRecord { chat {
    count lastAt sender messages { at editedAt removed text hasPlace attachments { kind name mediaType bytes } } } } } }`;
  const them = recordIds.map((id) => ({ __typename: 'SourceRecord', id }));
  const { data, errors } = await ask(chat, runtimes, viewer, query, { them });
  expect(errors).toBeUndefined();
  return ((data?._entities ?? []) as { chat: Answer | null }[]).map((entity) => entity.chat);
}
const chatOf = async (viewer: Viewer, id: string) => (await chatsOf(viewer, [ids.get(id) ?? '']))[0];

test('the centre reads the conversation; addresses of files, which hold tokens, are shown to nobody', async () => {
  const photo = { kind: 'photo', name: null, mediaType: 'image/jpeg', bytes: null };
  const [text, shown] = [`Telepon ${PHONE}.`, { at: AT, editedAt: null, removed: false, hasPlace: false }];
  expect(await chatOf(centre, 'a')).toEqual({
    count: 1,
    lastAt: AT,
    sender: `Warga Contoh Rekaan, ${PHONE}`,
    messages: [{ ...shown, text, attachments: [photo] }],
  });
});

test('the owning agency reads it with numbers masked, and of an anonymous one no sender', async () => {
  expect(await chatOf(admin, 'a')).toMatchObject({
    sender: 'Warga Contoh Rekaan, [telepon]',
    messages: [{ text: 'Telepon [telepon].' }],
  });
  expect(await chatOf(admin, 'b')).toMatchObject({ sender: null, messages: [{ text: 'Ini rahasia.' }] });
});

test('the channel’s own machine reads no sender, and of a secret complaint nothing of what it says', async () => {
  expect(await chatOf(machine, 'a')).toMatchObject({ sender: null, messages: [{ text: 'Telepon [telepon].' }] });
  expect(await chatOf(machine, 'b')).toMatchObject({ sender: null, messages: [{ text: null, attachments: null }] });
});

test('a liaison officer of the owner sees how many messages there are, not what they say', async () =>
  expect(await chatOf(liaison, 'a')).toEqual({ count: 1, lastAt: AT, sender: null, messages: null }));

test.each(STRANGERS)('%s gets nothing of any conversation', async (_, viewer) =>
  expect(await chatsOf(viewer, [...ids.values()])).toEqual([null, null]),
);
