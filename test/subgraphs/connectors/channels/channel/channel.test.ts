import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import {
  channelNow,
  item,
  listsConnector,
  pagesConnector,
  pull,
  putChannel,
  rows,
} from '../../../../support/pages-connector.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
  OFFICE_LIAISON,
  REGENCY,
  REGENCY_ADMIN,
  STRANGER,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const PUBLIC = viewerOf('PUBLIC');
const ask = (viewer: Viewer, question: string, variables = {}) => answerOf(runtimes, viewer, question, variables);
const act = (viewer: Viewer, mutation: string, input: Record<string, unknown>) =>
  carryOut(runtimes, viewer, mutation, input);
const push = (id: string, parts = {}) => ({ id, name: 'Kanal', family: 'PUSH', agencyId: OFFICE, ...parts });

test('channels are listed in the order of their ids, page by page, and narrowed by a filter', async () => {
  await putChannel(runtime(), 'a-satu', { agencyId: STRANGER });
  await putChannel(runtime(), 'a-dua', { agencyId: STRANGER, phase: 'SHADOW' });
  await putChannel(runtime(), 'a-tiga', { agencyId: STRANGER, family: 'SHEET' });
  const list =
    'query ($f: ChannelFilter, $after: String) { channels(first: 2, after: $after, filter: $f) { totalCount edges { node { id agency { id } } } pageInfo { hasNextPage endCursor } } }';
  const filter = { agencyId: STRANGER };
  const { channels: page } = await ask(PUBLIC, list, { f: filter });
  expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  expect(page.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(['a-dua', 'a-satu']);
  const { channels: rest } = await ask(PUBLIC, list, { f: filter, after: page.pageInfo.endCursor });
  expect(rest).toMatchObject({
    edges: [{ node: { id: 'a-tiga', agency: { id: STRANGER } } }],
    pageInfo: { hasNextPage: false },
  });
  for (const [f, ids] of [
    [{ ...filter, phase: 'SHADOW' }, ['a-dua']],
    [{ ...filter, family: 'SHEET' }, ['a-tiga']],
    [{ ...filter, family: 'MAIL' }, []],
    [{ agencyId: 'no uuid' }, []],
  ] as const) {
    const { channels: found } = await ask(PUBLIC, list, { f });
    expect(found.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids);
  }
});

test.each([
  ['first: 0', 'BAD_PAGE_SIZE'],
  ['first: 101', 'BAD_PAGE_SIZE'],
  ['first: 1, after: "x"', 'BAD_CURSOR'],
])('channels(%s) is %s', async (args, code) => {
  expect(await ask(PUBLIC, `{ channels(${args}) { edges { cursor } } }`)).toMatchObject({ code });
});

const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
test.each([
  ['runs', cursor('no uuid')],
  ['deadLetters', cursor('no uuid')],
  ['history', cursor(7)],
  ['sourceRecords', cursor('a\0b')],
  ['sourceRecords', cursor('019a0000-0000-7000-8000-000000000001')],
  ['runs', cursor('1', '2')],
])('a cursor of another list is none of %s', async (list, after) => {
  await putChannel(runtime(), 'kursor').catch(() => {});
  const question = `{ channel(id: "kursor") { ${list}(first: 1, after: "${after}") { edges { cursor } } } }`;
  expect(await ask(CENTRE, question)).toMatchObject({ code: 'BAD_CURSOR' });
});

test('a cursor of another list is none of versions', async () => {
  await putChannel(runtime(), 'kursor-versi');
  await pull(runtime(), 'kursor-versi', listsConnector([[item('1')]]));
  const question = `{ sourceRecord(channelId: "kursor-versi", externalId: "1") { versions(first: 1, after: "${cursor('x')}") { edges { cursor } } } }`;
  expect(await ask(CENTRE, question)).toMatchObject({ code: 'BAD_CURSOR' });
});

test('everybody sees how a channel is doing; what went wrong is for its owner and the centre', async () => {
  await putChannel(runtime(), 'b-galat', { agencyId: OFFICE });
  const notes = ['row 3: odd'];
  await pull(
    runtime(),
    'b-galat',
    pagesConnector(() => [
      { records: [item('1'), item('2', { broken: 'torn', _where: 'row 2' })], cursor: { page: 1 }, notes },
    ]),
  );
  await pull(
    runtime(),
    'b-galat',
    pagesConnector(() => {
      throw new TypeError('x');
    }),
  );
  const question = `{ channel(id: "b-galat") { health phase lastSuccessAt lastError { code message at }
    runs(first: 5) { totalCount edges { node { outcome created dead remarks error { code } } } }
    deadLetters(first: 5) { totalCount edges { node { place reason externalId attempts } } }
    sourceRecords(first: 5) { totalCount edges { node { externalId } } } } }`;
  const shown = { health: 'FAILING', phase: 'DUAL', lastSuccessAt: TEST_NOW.toISOString() };
  const letter = { place: 'row 2', reason: 'torn', externalId: '2', attempts: 1 };
  for (const viewer of [
    CENTRE,
    OFFICE_ADMIN,
    REGENCY_ADMIN,
    OFFICE_LIAISON,
    viewerOf('CONNECTOR', { channelId: 'b-galat' }),
  ]) {
    const { channel } = await ask(viewer, question);
    expect(channel).toMatchObject({ ...shown, lastError: { code: 'SOURCE_CONNECTOR_FAILED' } });
    expect(channel.deadLetters).toEqual({ totalCount: 1, edges: [{ node: letter }] });
    expect(channel.sourceRecords.totalCount).toBe(1);
    expect(channel.runs.edges.map(({ node }: { node: object }) => node)).toEqual(
      expect.arrayContaining([
        { outcome: 'DONE', created: 1, dead: 1, remarks: notes, error: null },
        { outcome: 'RETRY_LATER', created: 0, dead: 0, remarks: [], error: { code: 'SOURCE_CONNECTOR_FAILED' } },
      ]),
    );
  }
  for (const viewer of [PUBLIC, STRANGER_ADMIN, viewerOf('OMBUDSMAN'), viewerOf('CONNECTOR', { channelId: 'other' })]) {
    const { channel } = await ask(viewer, question);
    expect(channel).toMatchObject({ ...shown, lastError: null, deadLetters: { totalCount: null, edges: [] } });
    expect(channel.sourceRecords).toEqual({ totalCount: null, edges: [{ node: { externalId: '1' } }] });
    for (const { node } of channel.runs.edges) expect(node).toMatchObject({ remarks: [], error: null });
  }
});

test('of a channel in its shadow the public sees neither records nor runs', async () => {
  await putChannel(runtime(), 'c-bayangan', { agencyId: OFFICE, phase: 'SHADOW' });
  await pull(runtime(), 'c-bayangan', listsConnector([['1', '2', '3', '4', '5', '6'].map((id) => item(id))]));
  const question =
    '{ channel(id: "c-bayangan") { runs(first: 1) { edges { cursor } } sourceRecords(first: 9) { totalCount edges { cursor } } } }';
  expect((await ask(PUBLIC, question)).channel).toEqual({
    runs: { edges: [] },
    sourceRecords: { totalCount: null, edges: [] },
  });
  expect((await ask(OFFICE_ADMIN, question)).channel.sourceRecords.totalCount).toBe(6);
});

test('an admin registers a channel for the own agency or one below; it starts as REGISTERED', async () => {
  expect(await act(REGENCY_ADMIN, 'registerChannel', push('d-baru'))).toEqual({
    id: 'd-baru',
    phase: 'REGISTERED',
    health: 'NEVER_PULLED',
  });
  const [line] = await rows(runtime(), `select role, action, user_id from connectors.audit where subject = 'd-baru'`);
  expect(line).toEqual({ role: 'AGENCY_ADMIN', action: 'registerChannel', user_id: 'regency' });
});

test('a channel whose source calls us needs no schedule; the centre names its secret by a variable', async () => {
  const privacy = { anonymous: false, secret: false };
  const common = { service: 'TELEGRAM', timezone: 'Asia/Jakarta', privacy };
  const chat = (id: string, secret: string) => push(id, { family: 'CHAT', settings: { ...common, secret } });
  const made = await act(REGENCY_ADMIN, 'registerChannel', chat('d-obrolan', 'rahasia-contoh'));
  expect(made).toMatchObject({ id: 'd-obrolan', phase: 'REGISTERED' });
  const refused = await act(REGENCY_ADMIN, 'registerChannel', chat('d-lain', named));
  expect(refused).toMatchObject({ code: 'FORBIDDEN' });
});

test('the same intention twice makes one channel; another input under its key is refused', async () => {
  const input = { idempotencyKey: 'once', ...push('d-sekali') };
  const [one, two] = await Promise.all([1, 2].map(() => act(CENTRE, 'registerChannel', input)));
  expect(one).toEqual(two);
  expect(await act(CENTRE, 'registerChannel', { ...input, name: 'Lain' })).toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  const both = await Promise.all([1, 2].map(() => act(CENTRE, 'registerChannel', push('d-serentak'))));
  expect(both.map(({ id, message }) => id ?? message).sort()).toEqual([
    'The channel d-serentak exists already.',
    'd-serentak',
  ]);
});

const HTML = { family: 'HTML', secondsBetweenPulls: 600 };
const named = `\${${'SOURCE_TOKEN'}}`;
test.each<[string, Viewer, Record<string, unknown>, string, string]>([
  ['an id with capitals', CENTRE, push('Kanal'), 'BAD_USER_INPUT', 'id takes up to 60 lower-case letters'],
  ['an id that is a path', CENTRE, push('a/b'), 'BAD_USER_INPUT', 'id takes'],
  ['an id without end', CENTRE, push('a'.repeat(61)), 'BAD_USER_INPUT', 'id takes'],
  ['no name', CENTRE, push('e', { name: ' ' }), 'BAD_USER_INPUT', 'name is empty'],
  [
    'a mailbox without schedule',
    CENTRE,
    push('e', { family: 'MAIL' }),
    'BAD_USER_INPUT',
    'secondsBetweenPulls takes 60 or more',
  ],
  ['the hub itself', CENTRE, push('e', { family: 'HUB' }), 'BAD_USER_INPUT', 'No connector of the family HUB'],
  [
    'a schedule for a system that pushes',
    CENTRE,
    push('e', { secondsBetweenPulls: 60 }),
    'BAD_USER_INPUT',
    'takes secondsBetweenPulls 0',
  ],
  [
    'a schedule without peace',
    CENTRE,
    push('e', { family: 'HTML', secondsBetweenPulls: 5 }),
    'BAD_USER_INPUT',
    'takes 60 or more',
  ],
  [
    'settings with a fault',
    CENTRE,
    push('e', { ...HTML, settings: { listUrl: 7 } }),
    'SOURCE_SETTINGS_INVALID',
    'listUrl',
  ],
  [
    'an agency that is not there',
    CENTRE,
    push('e', { agencyId: '019a0000-0000-7000-8000-00000000000f' }),
    'AGENCY_NOT_FOUND',
    'No agency has the id',
  ],
  ['an agency that is no id', CENTRE, push('e', { agencyId: 'x' }), 'AGENCY_NOT_FOUND', 'No agency has the id x'],
  ['an agency that is not the own', STRANGER_ADMIN, push('e'), 'FORBIDDEN', 'register a channel of this agency'],
  [
    'the agency above',
    OFFICE_ADMIN,
    push('e', { agencyId: REGENCY }),
    'FORBIDDEN',
    'register a channel of this agency',
  ],
  ['no right to', OFFICE_LIAISON, push('e'), 'FORBIDDEN', 'register a channel of this agency'],
  ['nobody', PUBLIC, push('e'), 'FORBIDDEN', 'register a channel of this agency'],
  [
    'files of the hub’s own machine',
    OFFICE_ADMIN,
    push('e', { family: 'SHEET', secondsBetweenPulls: 60, settings: { folder: '/etc' } }),
    'FORBIDDEN',
    'of the family SHEET',
  ],
  [
    'secrets of the hub',
    OFFICE_ADMIN,
    push('e', { ...HTML, settings: { listUrl: `https://x.example/${named}` } }),
    'FORBIDDEN',
    'settings that name variables',
  ],
  [
    'a function of a file',
    CENTRE,
    push('e', { ...HTML, settings: { map: { body: 'function:lampu/lamps.ts#body' } } }),
    'BAD_USER_INPUT',
    'settings name a function of a file',
  ],
])('a registration with %s is refused', async (_, viewer, input, code, message) => {
  expect(await act(viewer, 'registerChannel', input)).toEqual({ code, message: expect.stringContaining(message) });
  expect(await rows(runtime(), `select 1 from connectors.channel where id = 'e'`)).toEqual([]);
});

test('a parked channel works again when its owner says so', async () => {
  await putChannel(runtime(), 'g-parkir', {
    agencyId: OFFICE,
    parkedAt: TEST_NOW,
    failures: 3,
    lastSuccessAt: TEST_NOW,
    nextDueAt: new Date('2030-01-01'),
  });
  expect(await act(OFFICE_LIAISON, 'resumeChannel', { channelId: 'g-parkir' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await act(OFFICE_ADMIN, 'resumeChannel', { channelId: 'g-parkir' })).toMatchObject({ health: 'HEALTHY' });
  expect((await channelNow(runtime(), 'g-parkir')).nextDueAt).toEqual(TEST_NOW);
});

test('a pull is ordered once, however often it is asked for; what is not pulled says so', async () => {
  const html = { family: 'HTML', agencyId: OFFICE } as const;
  await putChannel(runtime(), 'h-tarik', html);
  await putChannel(runtime(), 'h-dorong', { ...html, family: 'PUSH' });
  await putChannel(runtime(), 'h-pensiun', { ...html, phase: 'RETIRED' });
  for (let n = 0; n < 2; n += 1)
    expect(await act(OFFICE_ADMIN, 'pullChannel', { channelId: 'h-tarik' })).toMatchObject({ id: 'h-tarik' });
  expect(await act(PUBLIC, 'pullChannel', { channelId: 'h-tarik' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await act(CENTRE, 'pullChannel', { channelId: 'h-dorong' })).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('not pulled'),
  });
  expect(await act(CENTRE, 'pullChannel', { channelId: 'h-pensiun' })).toMatchObject({
    message: expect.stringContaining('is retired'),
  });
  expect(await act(CENTRE, 'pullChannel', { channelId: 'h-hilang' })).toMatchObject({ code: 'CHANNEL_NOT_FOUND' });
  const orders = await rows(
    runtime(),
    `select data->'payload' as order from pgboss.job where name = 'pull-channel.connectors'`,
  );
  expect(orders).toEqual([{ order: { channelId: 'h-tarik' } }]);
});

test('a backfill is ordered by its owner, kept with the channel, and sent for', async () => {
  await putChannel(runtime(), 'mundur', { family: 'HTML', agencyId: OFFICE });
  const input = { channelId: 'mundur', backfill: true };
  const fields = '{ id backfillDueAt backfilledAt }';
  expect((await carryOut(runtimes, OFFICE_LIAISON, 'pullChannel', input, fields)).code).toBe('FORBIDDEN');
  const ordered = { id: 'mundur', backfillDueAt: TEST_NOW.toISOString(), backfilledAt: null };
  expect(await carryOut(runtimes, OFFICE_ADMIN, 'pullChannel', input, fields)).toEqual(ordered);
  const letters = await rows(
    runtime(),
    `select data->'payload' as payload from pgboss.job where name = 'pull-channel.connectors' and data->'payload'->>'channelId' = 'mundur'`,
  );
  expect(letters).toEqual([{ payload: { channelId: 'mundur', backfill: true } }]);
});

test('whoever resumes a channel takes the present look of its source for the usual one', async () => {
  const profile = { reading: '1.0.0 1', runs: [], keys: ['id'] };
  await putChannel(runtime(), 'lupa', {
    agencyId: OFFICE,
    parkedAt: TEST_NOW,
    errorCode: 'SOURCE_LAYOUT_CHANGED',
    profile,
  });
  await putChannel(runtime(), 'ingat', {
    agencyId: OFFICE,
    parkedAt: TEST_NOW,
    errorCode: 'SOURCE_AUTH_FAILED',
    profile,
  });
  for (const channelId of ['lupa', 'ingat']) await carryOut(runtimes, OFFICE_ADMIN, 'resumeChannel', { channelId });
  expect((await channelNow(runtime(), 'lupa')).profile).toBeNull();
  expect((await channelNow(runtime(), 'ingat')).profile).toEqual(profile);
});
