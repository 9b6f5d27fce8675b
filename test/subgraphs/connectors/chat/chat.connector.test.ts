import { beforeEach, describe, expect, test } from '@jest/globals';
import { chatConnector } from '../../../../subgraphs/connectors/chat/chat.connector.ts';
import { CHAT_SERVICES, chatConfig } from '../../../../subgraphs/connectors/chat/service/chat.ts';
import {
  type Complaint,
  completeComplaint,
  normalizeInfo,
  type SourceError,
  type WebhookRequest,
} from '../../../../subgraphs/connectors/kit/index.ts';
import { CHAT_SECRET, callOf, chatSettings, SAID, VERIFY_TOKEN } from '../../../support/chat-calls.ts';
import { contextFor } from '../../../support/connector-context.ts';
import type { RawLedger } from '../../../support/remembering-pull.ts';

let ledger: RawLedger;
let now: Date;
beforeEach(() => {
  ledger = new Map();
  // The package of Standard Webhooks asks the machine's clock.
  now = new Date();
});

const call = async (settings: object, request: WebhookRequest) => {
  const recall = async (id: string) => ledger.get(id) ?? null;
  const context = contextFor(chatConnector as never, settings, { recall, now: () => now } as never);
  const delivery = await chatConnector.webhook!(context as never, request);
  for (const record of delivery.records) if (record.id) ledger.set(String(record.id), record);
  return delivery;
};

const read = async (settings: object): Promise<Complaint[]> => {
  const info = normalizeInfo(chatConnector, chatConfig.parse(settings));
  return Promise.all(
    [...ledger.values()].map(async (raw) => completeComplaint(await chatConnector.normalize(raw, info))),
  );
};

const seconds = (hoursAgo = 0) => Math.floor(now.valueOf() / 1000 - hoursAgo * 3600);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: SourceError) => error.errorClass,
  );

describe.each(CHAT_SERVICES)('%s', (service) => {
  const settings = chatSettings(service);
  const say = (id: number, text: string, at = seconds()) =>
    callOf(service, SAID[service]!(id, text, at), { id: `msg_${id}` });

  test('two messages are one complaint, the second a new version of it; greetings say nothing', async () => {
    expect((await call(settings, say(1, 'Selamat pagi, Pak!', seconds(2)))).records).toEqual([]);
    const first = await call(settings, say(2, 'Lampu jalan mati', seconds(1)));
    const second = await call(settings, say(3, 'Di Simpang Contoh'));
    expect(first.records[0]!.id).toBe(second.records[0]!.id);
    expect(first.deliveries).not.toEqual(second.deliveries);
    const [complaint, ...others] = await read(settings);
    expect(others).toEqual([]);
    expect(complaint).toMatchObject({
      body: 'Lampu jalan mati\n\nDi Simpang Contoh',
      status: 'RECEIVED',
      privacy: { anonymous: false, secret: false },
      occurredAt: new Date(seconds(1) * 1000).toISOString(),
      updatedAt: new Date(seconds() * 1000).toISOString(),
      sourceChannel: service,
    });
  });

  test('a message that is brought again changes nothing', async () => {
    await call(settings, say(1, 'Lampu jalan mati'));
    expect((await call(settings, say(1, 'Lampu jalan mati'))).records).toEqual([]);
  });

  test('a call that is not signed, signed by another secret, tampered with, or without body is refused', async () => {
    const good = say(1, 'Lampu jalan mati');
    const other = { ...settings, secret: service === 'STANDARD' ? 'whsec_bGFpbi1sYWluLWxhaW4=' : 'rahasia-yang-lain' };
    const tampered = Buffer.from(good.body.toString().replace('jalan', 'taman'));
    expect(await refusal(call(settings, { ...good, headers: {} }))).toBe('auth');
    expect(await refusal(call(other, good))).toBe('auth');
    // Telegram and SMS gateways send a secret along and sign nothing.
    if (!['TELEGRAM', 'SMS'].includes(service)) {
      expect(await refusal(call(settings, { ...good, body: tampered }))).toBe('auth');
      expect(await refusal(call(settings, { ...good, body: Buffer.alloc(0) }))).toBe('auth');
    }
    expect(await refusal(call(settings, { ...good, method: 'GET' }))).toBe('auth');
    expect(ledger.size).toBe(0);
  });

  test('a call out of its time is refused', async () => {
    const month = seconds(24 * 30);
    expect(await refusal(call(settings, say(1, 'Lampu mati', month)))).toBe('auth');
    expect(await refusal(call(settings, say(1, 'Lampu mati', seconds(-48))))).toBe('auth');
    expect(await refusal(call({ ...settings, toleranceSeconds: 3600 }, say(1, 'Lampu mati', seconds(2))))).toBe('auth');
  });

  test('NUL and half of a pair are shown as what cannot be read; nothing of the rest is lost', async () => {
    await call(settings, say(1, 'Lampu\0mati \uD83D'));
    expect((await read(settings))[0]!.body).toBe('Lampu\uFFFDmati \uFFFD');
  });

  test('no id and no text of the ledger holds the number, the secret or the token', async () => {
    const { records, deliveries } = await call(settings, say(1, 'Lampu mati'));
    const [complaint] = await read(settings);
    expect(complaint!.externalId).toMatch(/^[\w-]{16}-\d{4}-\d{2}-\d{2}$/);
    expect(JSON.stringify([records, deliveries])).not.toContain(CHAT_SECRET);
    expect(JSON.stringify(records)).not.toContain('jangan-disimpan');
  });

  test('words of the settings hide', async () => {
    await call(settings, say(1, 'Ini rahasia: ada pungutan'));
    expect((await read(settings))[0]!.privacy).toEqual({ anonymous: false, secret: true });
  });
});

test.each([
  ['TELEGRAM', [], '', false],
  ['WHATSAPP', [{ kind: 'PHONE', value: '+620000000001', verified: true }], 'Warga Contoh', true],
  ['STANDARD', [{ kind: 'PHONE', value: '+620000000001', verified: false }], 'Warga Contoh', true],
  ['SMS', [{ kind: 'PHONE', value: '+620000000001', verified: false }], null, true],
])('%s says who writes as far as it knows', async (service, ids, name, hasNumber) => {
  const settings = chatSettings(service);
  await call(settings, callOf(service, SAID[service]!(1, 'Lampu mati', seconds())));
  const [{ reporter }] = (await read(settings)) as [Complaint];
  expect(reporter).toEqual({ ids, name: hasNumber ? name : 'Warga Contoh' });
});

test.each(['WHATSAPP', 'MESSENGER'])('%s is answered its challenge, by the right token alone', async (service) => {
  const ask = (query: Record<string, string>) =>
    call(chatSettings(service), { method: 'GET', query, headers: {}, body: Buffer.alloc(0) });
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '1158201444' };
  expect((await ask(query)).answer).toEqual({ status: 200, contentType: 'text/plain', body: '1158201444' });
  expect(await refusal(ask({ ...query, 'hub.verify_token': 'lain' }))).toBe('auth');
  expect(await refusal(ask({ ...query, 'hub.challenge': '<script>' }))).toBe('auth');
  expect(await refusal(ask({}))).toBe('auth');
});

test.each([
  ['TELEGRAM', { update_id: 1, callback_query: { id: '1' } }],
  ['TELEGRAM', { update_id: 1 }],
  ['TELEGRAM', [1, 2]],
  ['TELEGRAM', 'null'],
  [
    'WHATSAPP',
    { entry: [{ changes: [{ field: 'messages', value: { statuses: [{ id: 'wamid.1', status: 'read' }] } }] }] },
  ],
  ['WHATSAPP', { entry: [{ changes: [{ field: 'account_update', value: {} }] }] }],
  ['WHATSAPP', { entry: 'lain' }],
  ['LINE', { events: [] }],
  ['LINE', { events: [{ type: 'follow' }, null, 5] }],
  ['MESSENGER', { object: 'page', entry: [{ messaging: [{ read: { watermark: 1 } }] }] }],
  ['STANDARD', { type: 'contact.created', timestamp: '2026-03-17T00:00:00Z', data: {} }],
])('%s: what is no message is acknowledged and says nothing: %j', async (service, said) =>
  expect(await call(chatSettings(service), callOf(service, said))).toEqual({ records: [], deliveries: [] }),
);

test.each([
  ['TELEGRAM', { update_id: 1, message: { message_id: 1, date: 'kemarin' } }],
  ['WHATSAPP', { entry: [{ changes: [{ field: 'messages', value: { messages: [{ id: 5, from: {} }] } }] }] }],
  ['LINE', { events: [{ type: 'message', message: 'teks' }] }],
  ['MESSENGER', { entry: [{ messaging: [{ message: { mid: ['a'] } }] }] }],
  ['STANDARD', { type: 'message.created', data: { text: 5 } }],
  ['SMS', 'pesan=lampu'],
])('%s: a message of another shape becomes a dead letter', async (service, said) => {
  const settings = chatSettings(service);
  const { records } = await call(settings, callOf(service, said));
  expect(records).toEqual([expect.objectContaining({ broken: expect.any(String), _where: expect.any(String) })]);
  const info = normalizeInfo(chatConnector, chatConfig.parse(settings));
  expect(() => chatConnector.normalize(records[0]!, info)).toThrow(String(records[0]!.broken));
});

test.each(CHAT_SERVICES.filter((service) => service !== 'SMS'))(
  '%s: a body that is no JSON is no call',
  async (service) => expect(await refusal(call(chatSettings(service), callOf(service, '{"entry": [')))).toBe('record'),
);

test('Telegram: photos, voice, a location and the own contact; an edit; a command; a group; a bot', async () => {
  const settings = chatSettings('TELEGRAM');
  const from = { id: 7, is_bot: false, first_name: 'Warga' };
  const chat = { id: 7, type: 'private' };
  const tell = (update: number, parts: object, kind = 'message') =>
    call(
      settings,
      callOf('TELEGRAM', { update_id: update, [kind]: { message_id: update, date: seconds(), from, chat, ...parts } }),
    );
  await tell(1, {
    photo: [{ file_id: 'kecil' }, { file_id: 'besar', file_size: 900 }],
    caption: '/lapor@BotContoh Lampu mati',
  });
  await tell(2, { voice: { file_id: 'v', mime_type: 'audio/ogg', file_size: 30 } });
  await tell(3, { venue: { location: { latitude: -0.5, longitude: 100.25 }, title: 'Pasar', address: 'Jl. Contoh' } });
  await tell(4, { contact: { phone_number: '+620000000001', user_id: 7 } });
  await tell(5, { text: '/bantuan' });
  await tell(
    1,
    { caption: '/lapor Lampu mati semua', edit_date: seconds() + 5, photo: [{ file_id: 'besar' }] },
    'edited_message',
  );
  await tell(6, { text: 'Saya bot', from: { ...from, is_bot: true } });
  await tell(7, { text: 'Dari grup', chat: { id: -100, type: 'group' } });
  const [own, group] = await read(settings);
  expect(own).toMatchObject({
    body: 'Lampu mati semua\n\n[pesan suara]\n\n[lokasi] Pasar, Jl. Contoh (-0.500000, 100.250000)',
    place: {
      province: null,
      regency: null,
      district: null,
      village: null,
      detail: 'Pasar, Jl. Contoh (-0.500000, 100.250000)',
    },
    attachments: [
      { name: 'photo', url: null, mediaType: 'image/jpeg', bytes: null },
      { name: 'voice', url: null, mediaType: 'audio/ogg', bytes: 30 },
    ],
  });
  expect(group!.body).toBe('Dari grup');
});

test('WhatsApp: several messages of several persons in one call; own ones are left out', async () => {
  const settings = chatSettings('WHATSAPP');
  const message = (from: string, id: string, text: string) => ({
    from,
    id,
    timestamp: String(seconds()),
    type: 'text',
    text: { body: text },
  });
  const image = {
    from: '621',
    id: 'c',
    timestamp: String(seconds()),
    type: 'image',
    image: { id: '9', mime_type: 'image/jpeg', caption: 'Ini' },
  };
  const messages = [
    message('621', 'a', 'Satu'),
    image,
    message('622', 'b', 'Dua'),
    message('620000000009', 'd', 'Sendiri'),
  ];
  const value = { metadata: { display_phone_number: '+62 0000-0000-09' }, messages };
  const { deliveries } = await call(
    settings,
    callOf('WHATSAPP', { entry: [{ changes: [{ field: 'messages', value }] }] }),
  );
  expect(deliveries).toEqual(['a', 'c', 'b', 'd']);
  expect((await read(settings)).map(({ body }) => body)).toEqual(['Satu\n\nIni', 'Dua']);
});

test('LINE: a message taken back is emptied', async () => {
  const settings = chatSettings('LINE');
  await call(settings, callOf('LINE', SAID.LINE!(1, 'Lampu mati', seconds())));
  const event = {
    type: 'unsend',
    webhookEventId: 'x',
    timestamp: now.valueOf(),
    source: { userId: 'Uwarga' },
    unsend: { messageId: '1' },
  };
  await call(settings, callOf('LINE', { events: [event] }));
  expect((await read(settings)).map(({ body }) => body)).toEqual(['[pesan ditarik]']);
  expect(JSON.stringify([...ledger])).not.toContain('Lampu');
});

test('Messenger: an edit changes its message, an echo of our own answer says nothing', async () => {
  const settings = chatSettings('MESSENGER');
  await call(settings, callOf('MESSENGER', SAID.MESSENGER!(1, 'Lampu', seconds(1))));
  const tell = (parts: object) =>
    call(
      settings,
      callOf('MESSENGER', { entry: [{ messaging: [{ sender: { id: '20' }, timestamp: now.valueOf(), ...parts }] }] }),
    );
  await tell({ message_edit: { mid: 'm_1', text: 'Lampu mati', num_edit: 1 } });
  await tell({ sender: { id: '10' }, message: { mid: 'm_2', text: 'Terima kasih, kami cek', is_echo: true } });
  const file = { type: 'image', payload: { url: 'https://cdn.contoh.invalid/foto?token=rahasia' } };
  await tell({ message: { mid: 'm_3', attachments: [file] } });
  expect(await read(settings)).toMatchObject([
    { body: 'Lampu mati\n\n[foto]', attachments: [{ name: 'photo', url: null, mediaType: null, bytes: null }] },
  ]);
});

test('SMS: by GET only where the settings allow it; a gateway without ids brings a text once', async () => {
  const query = { from: '0800000001', message: 'Lampu mati', token: CHAT_SECRET };
  const request = { method: 'GET', query, headers: {}, body: Buffer.alloc(0) };
  expect(await refusal(call(chatSettings('SMS'), request))).toBe('auth');
  const settings = chatSettings('SMS', { sms: { allowGet: true } });
  expect(await refusal(call(settings, { ...request, query: { ...query, token: 'salah' } }))).toBe('auth');
  expect((await call(settings, request)).records).toHaveLength(1);
  expect((await call(settings, request)).records).toEqual([]);
  expect(await read(settings)).toMatchObject([{ body: 'Lampu mati' }]);
});

test.each([
  [{ service: 'WHATSAPP', verifyToken: undefined }, 'verifyToken'],
  [{ service: 'SIGNAL' }, 'service'],
  [{ privacy: undefined }, 'privacy'],
  [{ secret: '' }, 'secret'],
  [{ service: 'STANDARD', secret: 'bukan base64!' }, 'secret'],
  [{ nomor: 1 }, ''],
])('settings with %j are refused at "%s"', (parts, path) => {
  const { error } = chatConfig.safeParse({ ...chatSettings('TELEGRAM'), ...parts });
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});
