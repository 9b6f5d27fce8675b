import { beforeEach, expect, test } from '@jest/globals';
import { conversationOf } from '../../../../../subgraphs/connectors/chat/conversation/conversation.ts';
import { isNoise } from '../../../../../subgraphs/connectors/chat/conversation/noise.policy.ts';
import { takeIn } from '../../../../../subgraphs/connectors/chat/conversation/take-in.ts';
import { chatConfig } from '../../../../../subgraphs/connectors/chat/service/chat.ts';
import { type ChatEvent, fileOf, messageOf, NOBODY } from '../../../../../subgraphs/connectors/chat/service/message.ts';
import { chatSettings } from '../../../../support/chat-calls.ts';
import type { RawLedger } from '../../../../support/remembering-pull.ts';

const CONFIG = chatConfig.parse(chatSettings('TELEGRAM', { gapHours: 3 }));
let ledger: RawLedger;
beforeEach(() => {
  ledger = new Map();
});

/** "17 09:00" is that hour of March 2026 in Jakarta. */
const at = (text: string) => new Date(`2026-03-${text.replace(' ', 'T')}:00+07:00`).toISOString();
const event = (id: string, when: string, parts: object = {}): ChatEvent => ({
  delivery: id,
  conversation: '7',
  own: false,
  sender: NOBODY,
  message: messageOf({ id, at: at(when), text: `Isi ${id}`, ...parts }),
});

/** Each call is committed before the next one comes. */
async function bring(...calls: ChatEvent[][]): Promise<string[][]> {
  const recall = async (id: string) => ledger.get(id) ?? null;
  for (const events of calls)
    for (const record of await takeIn({ config: CONFIG, recall }, events)) ledger.set(String(record.id), record);
  return [...ledger.entries()]
    .sort()
    .map(([id, raw]) => [id.slice(17), ...conversationOf(raw).messages.map((m) => m.id)]);
}

const apart = (...events: ChatEvent[]) => events.map((one) => [one]);

test('messages without a long silence are one complaint, also over midnight', async () => {
  const events = [event('a', '17 21:00'), event('b', '17 23:30'), event('c', '18 02:00')];
  expect(await bring(...apart(...events))).toEqual([['2026-03-17', 'a', 'b', 'c']]);
});

test('all in one call end as one after the other, in any order', async () => {
  const events = [event('a', '17 09:00'), event('b', '17 11:00'), event('c', '17 16:00')];
  const expected = [
    ['2026-03-17', 'a', 'b'],
    ['2026-03-17.2', 'c'],
  ];
  expect(await bring(events)).toEqual(expected);
  ledger.clear();
  expect(await bring(...apart(...events))).toEqual(expected);
  ledger.clear();
  expect(await bring(...apart(events[1]!, events[0]!, events[2]!))).toEqual(expected);
});

test('after a long silence the next message is a new complaint', async () => {
  expect(await bring(...apart(event('a', '17 09:00'), event('b', '19 09:00')))).toEqual([
    ['2026-03-17', 'a'],
    ['2026-03-19', 'b'],
  ]);
});

test('a message brought late joins the complaint that a later one has begun the day after', async () => {
  expect(await bring(...apart(event('b', '18 00:30'), event('a', '17 23:30')))).toEqual([['2026-03-18', 'a', 'b']]);
});

test('a message brought again joins nothing anew, even days later', async () => {
  const events = apart(event('a', '17 09:00'), event('b', '19 09:00'), event('a', '17 09:00'));
  expect(await bring(...events)).toEqual([
    ['2026-03-17', 'a'],
    ['2026-03-19', 'b'],
  ]);
});

test('a greeting that is edited to a complaint becomes one; an older edit does not undo a newer one', async () => {
  await bring([event('a', '17 09:00', { text: 'Halo' })]);
  expect(ledger.size).toBe(0);
  const edit = (text: string, when: string) => event('a', '17 09:00', { text, editedAt: at(when) });
  await bring(
    ...apart(edit('Lampu mati', '17 09:05'), edit('Lampu padam', '17 09:09'), edit('Lampu mati', '17 09:05')),
  );
  expect([...ledger.values()].map((raw) => conversationOf(raw).messages[0]!.text)).toEqual(['Lampu padam']);
});

test('what was taken back stays so', async () => {
  const removed = event('a', '17 09:00', { text: null, removed: true, editedAt: at('17 10:00') });
  await bring(...apart(event('a', '17 09:00'), removed, event('a', '17 09:00', { editedAt: at('17 11:00') })));
  expect([...ledger.values()].map((raw) => conversationOf(raw).messages[0]!.text)).toEqual([null]);
});

test.each([
  ['Assalamu’alaikum, Pak 🙏', true],
  ['P', true],
  ['terima kasih min', true],
  ['👍', true],
  ['/start', true],
  ['/lapor', true],
  ['', true],
  ['/lapor lampu mati', false],
  ['halo lampu mati', false],
  ['#adu jalan', false],
  ['Selamat pagi, mau tanya banjir', false],
])('%j is noise: %s', (text, noise) =>
  expect(isNoise(messageOf({ id: 'a', at: at('17 09:00'), text }), CONFIG.commands)).toBe(noise),
);

test('a greeting under a photo is none', () =>
  expect(isNoise(messageOf({ id: 'a', at: at('17 09:00'), text: 'Halo', files: [fileOf('photo')] }), [])).toBe(false));
