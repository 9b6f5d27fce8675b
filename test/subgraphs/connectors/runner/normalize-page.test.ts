import { expect, test } from '@jest/globals';
import { isDead, type NormalRecord, normalizeRecord } from '../../../../subgraphs/connectors/runner/normalize-page.ts';
import { readPage } from '../../../../subgraphs/connectors/runner/read-page.ts';
import { readerOf } from '../../../../subgraphs/connectors/runner/record-reader.ts';
import { complaintOf, item, pagesConnector } from '../../../support/pages-connector.ts';
import { TEST_NOW } from '../../../support/test-runtime.ts';

const reader = readerOf(
  pagesConnector(() => []),
  {},
);
const read = (raw: Parameters<typeof normalizeRecord>[0]) => normalizeRecord(raw, reader, TEST_NOW);
const hashOf = async (raw: Parameters<typeof normalizeRecord>[0]) => ((await read(raw)) as NormalRecord).contentHash;

test('the reporter travels apart from the complaint, and both count as content', async () => {
  const record = (await read(item('1', { name: 'Warga Contoh' }))) as NormalRecord;
  expect(record.complaint).not.toHaveProperty('reporter');
  expect(JSON.parse(record.reporter ?? '')).toEqual({ name: 'Warga Contoh', ids: [] });
  expect(await hashOf(item('1', { name: 'Orang Lain' }))).not.toBe(record.contentHash);
});

test('a new update time alone is no new content', async () => {
  expect(await hashOf(item('1', { updated: '2026-03-02T00:00:00Z' }))).toBe(
    await hashOf(item('1', { updated: '2026-03-03T00:00:00Z' })),
  );
});

test.each<[string, Parameters<typeof item>[1], string]>([
  ['a text that is empty', { text: ' \n' }, 'its text is empty.'],
  ['a NUL in a text', { text: 'Lampu\0 padam' }, 'body holds a character that cannot be stored'],
  ['half of a pair in any text', { status: 'Baru \ud83d' }, 'statusRaw holds a character that cannot be stored'],
  ['a broken clock', { at: '1970-01-01T00:00:00Z' }, 'its date 1970-01-01T00:00:00Z lies before 2010.'],
  ['a date of the future', { at: '2026-03-18T03:00:01Z' }, 'its date 2026-03-18T03:00:01Z lies in the future.'],
  ['an update of the future', { updated: '2099-01-01T00:00:00Z' }, 'its update time 2099-01-01T00:00:00Z lies in'],
  ['a date without a zone', { at: '2026-03-01T01:00:00' }, 'occurredAt: '],
  ['a refusal of the connector', { broken: 'its status cell is torn.' }, 'its status cell is torn.'],
])('%s makes a dead letter with its place, id and reason', async (_, parts, reason) => {
  const dead = await read(item('7', { ...parts, _where: 'row 14' }));
  expect(dead).toMatchObject({ place: 'row 14', externalId: '7', readable: true });
  expect(isDead(dead) && dead.reason).toContain(reason);
});

test('clocks of sources may run up to a day ahead, and a whole pair is an ordinary character', async () => {
  expect(isDead(await read(item('1', { at: '2026-03-18T02:59:00Z', text: 'Terima kasih 🙏' })))).toBe(false);
});

test.each([
  ['', 'it has no id.'],
  ['9'.repeat(201), 'its id is longer than 200 characters.'],
  ['a\0', 'externalId holds'],
])('the id %j cannot be used, and is not kept', async (id, reason) =>
  expect(await read(item(id))).toMatchObject({ externalId: null, reason: expect.stringContaining(reason) }),
);

test('of an exception in a connector only its kind is told', async () => {
  const broken = { ...reader, normalize: () => Number((undefined as unknown as { of: string }).of) as never };
  const dead = await normalizeRecord(item('1', { name: 'Warga Contoh' }), broken, TEST_NOW);
  expect(isDead(dead) && dead.reason).toBe('its connector failed (TypeError); the connector has to be mended.');
});

test('a complaint that lacks its flags is refused: privacy has no default', async () => {
  const blunt = {
    ...reader,
    normalize: (raw: ReturnType<typeof item>) => ({ ...complaintOf(raw), privacy: {} }) as never,
  };
  const dead = await normalizeRecord(item('1'), blunt, TEST_NOW);
  expect(isDead(dead) && dead.reason).toMatch(/privacy.anonymous: .*; privacy.secret: /);
});

test('what did not even come as a record keeps its own place', async () => {
  const { records, dead } = await readPage(
    {
      records: [item('1')],
      cursor: 0,
      unreadable: [{ raw: { id: '2', cells: 'x' }, where: 'row\0 9', why: 'torn\ud83d' }],
    },
    reader,
    TEST_NOW,
  );
  expect(records).toHaveLength(1);
  expect(dead).toEqual([
    expect.objectContaining({ place: 'row\ufffd 9', reason: 'torn\ufffd', readable: false, externalId: '2' }),
  ]);
});

test('a page of which most cannot be used is drift, said with the first case', async () => {
  const bad = ['1', '2', '3'].map((id) => item(id, { broken: 'no date', _where: `row ${id}` }));
  await expect(readPage({ records: [...bad, item('4'), item('5')], cursor: 0 }, reader, TEST_NOW)).rejects.toEqual(
    expect.objectContaining({
      errorClass: 'drift',
      message: '3 of 5 records of a page cannot be used, first row 1: no date',
    }),
  );
});
