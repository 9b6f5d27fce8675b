import { expect, test } from '@jest/globals';
import { faultsOf, readYaml, TABLE } from '../../../support/channel-files.ts';

/** The table with one line replaced. */
const withLine = (line: string, by: string) => {
  expect(TABLE).toContain(line);
  return TABLE.replace(line, by);
};

test('a file is the same source as a sources/*.source.ts, in fewer lines', async () => {
  const { source, unset } = await readYaml(TABLE);
  expect(unset).toEqual([]);
  expect(source).toEqual({
    channel: 'tiket',
    name: 'Tiket contoh',
    family: 'SHEET',
    agency: null,
    secondsBetweenPulls: 900,
    config: {
      folder: 'drop',
      timezone: 'Asia/Jakarta',
      map: {
        externalId: '$string(no)',
        body: 'uraian',
        status: '$status(kode)',
        statusRaw: '$string(kode)',
        privacy: { anonymous: '$bool(samar)', secret: 'false' },
        occurredAt: '$time(masuk)',
      },
      // 02 is a number to YAML, but the source's word begins with a zero.
      statusMap: { in: { '1': 'RECEIVED', '02': 'IN_PROGRESS' } },
    },
  });
});

test.each([
  [
    'a typo in a common key',
    'name: Tiket contoh',
    'nmae: Tiket contoh',
    ['1:1 name: is missing. What people call the channel.', '3:1 nmae: is no key here. Did you mean "name"?'],
  ],
  [
    'a typo in a key of the family',
    'folder: drop',
    'foldr: drop',
    ['6:1 foldr: is no key here. Did you mean "folder"?'],
  ],
  [
    'a typo deep inside',
    'secret: false',
    'secrt: false',
    [
      '13:3 map.privacy.secret: is missing. Write it here.',
      '13:39 map.privacy.secrt: is no key here. Did you mean "secret"?',
    ],
  ],
  [
    'a missing privacy',
    '  privacy: { anonymous: $bool(samar), secret: false }\n',
    '',
    ['8:1 map.privacy: is missing. Required: write "true" for both where the source says nothing.'],
  ],
  [
    'an unknown status',
    'RECEIVED',
    'RECIEVED',
    ['16:14 statusMap.in.1: "RECIEVED" is none of its values. Did you mean "RECEIVED"?'],
  ],
  ['an unknown family', 'family: sheet', 'family: shet', ['4:9 family: "shet" is no family. Did you mean "sheet"?']],
  [
    'a family nobody has installed',
    'family: sheet',
    'family: push',
    ['4:9 family: no connector of the family "push" is installed here. '],
  ],
  [
    'a misspelt family key',
    'family: sheet',
    'famly: sheet',
    ['1:1 family: is missing. Kind of legacy system, e.g. html.', '4:1 famly: is no key here. Did you mean "family"?'],
  ],
  [
    'an expression that cannot be read',
    'body: uraian',
    'body: $uppercase(uraian',
    ['10:25 map.body: "$uppercase(uraian" cannot be read at character 17'],
  ],
  [
    'a text where a list of keys belongs',
    'map:\n',
    'map: uraian\nother:\n',
    ['8:6 map: takes keys with values, not uraian.', '9:1 other: is no key here.'],
  ],
  [
    'a number where a text belongs',
    'name: Tiket contoh',
    'name: 2026',
    ['3:7 name: takes a text, not 2026. Put it in quotes: "2026".'],
  ],
  [
    'an id that is none',
    'id: tiket',
    'id: Tiket Kota',
    ['2:5 id: "Tiket Kota" takes lower-case letters, digits and single hyphens.'],
  ],
  [
    'an id that is not the name of its file',
    'id: tiket',
    'id: lampu',
    ['2:5 id: is "lampu", but the file is called "tiket". Call it lampu.yaml.'],
  ],
  ['a schedule no one can read', 'every: 15m', 'every: often', ['5:8 every: "often" is written like 15m, 2h or 1d.']],
  ['a schedule without mercy', 'every: 15m', 'every: 5s', ['5:8 every: "5s" is too often: 1m is the least.']],
  [
    'a schedule said twice',
    'every: 15m',
    'every: 15m\nsecondsBetweenPulls: 60',
    ['5:1 every: says the same as secondsBetweenPulls. Leave one of them out.'],
  ],
  [
    'a zone that is none',
    'Asia/Jakarta',
    'Asia/Jakrta',
    ['7:11 timezone: "Asia/Jakrta" is not a time zone such as "Asia/Jakarta".'],
  ],
  [
    'a future version of the format',
    'connector/v1',
    'connector/v2',
    ['1:13 apiVersion: "connector/v2" is none of its values. Did you mean "connector/v1"?'],
  ],
  [
    'settings no shape can refuse',
    'folder: drop',
    'folder: drop\nfile: x.csv',
    ['1:1 give one of "folder", "file" and "from".'],
  ],
])('%s is told with its line, and what to do', async (_, line, by, expected) => {
  const faults = await faultsOf(withLine(line, by));
  expect(faults).toHaveLength(expected.length);
  for (const [index, text] of expected.entries()) expect(faults[index]).toContain(text);
});

test.each([
  ['broken indentation', 'id: a\n  name: b\n', /^1:\d+ is no YAML: /],
  ['the same key twice', `${TABLE}id: lain\n`, /^17:1 is no YAML: Map keys must be unique/],
  ['a tab', 'a:\n\tb: 1\n', /^2:1 is no YAML: /],
  ['an unknown tag', 'a: !!js/function x\n', /is no YAML: Unresolved tag/],
  ['two documents', `${TABLE}---\nid: b\n`, /is no YAML: .*multiple documents/],
  ['nothing', '', /^1:1 holds no keys\. Begin with "apiVersion/],
  ['a list', '- a\n- b\n', /^1:1 holds no keys/],
  ['bytes that are no UTF-8', Buffer.from([0x69, 0x64, 0x3a, 0xff, 0xfe]), /^1:1 is no text in UTF-8/],
  ['a million letters', 'x'.repeat(1_000_001), /^1:1 is far too long/],
  [
    'anchors that multiply',
    `${Array.from({ length: 9 }, (__, n) => `${'abcdefghi'[n]}: &${'abcdefghi'[n]} [${n ? Array(9).fill(`*${'abcdefghi'[n - 1]}`) : '1'}]`).join('\n')}\n`,
    /^1:1 repeats its anchors too often/,
  ],
])('a file with %s is refused at its place', async (_, text, expected) => {
  const [first = ''] = await faultsOf(text);
  expect(first).toMatch(expected);
});

test('a file that is not there is told, not thrown as a system error', async () => {
  const { readDeclaration } = await import('../../../../subgraphs/connectors/declarative/declaration.ts');
  await expect(readDeclaration('/nowhere/x.yaml', { connectors: {}, variables: {} })).rejects.toThrow(
    '/nowhere/x.yaml:1:1 cannot be read (ENOENT).',
  );
});

test('every fault of a file is told at once, in the order of its lines', async () => {
  const text = withLine('folder: drop', 'foldr: drop').replace('15m', 'often').replace('RECEIVED', 'NEW');
  expect((await faultsOf(text)).map((fault) => fault.split(':')[0])).toEqual(['5', '6', '16']);
});

test('a secret is another spelling of a variable of sources; the value never stands in the source', async () => {
  const text = withLine('folder: drop', `folder: \${secret:DROP}/\${SOURCE_PART}`);
  const { source, config, unset } = await readYaml(text, { SOURCE_DROP: '/drop', SOURCE_PART: 'a' });
  expect(source.config.folder).toBe(`\${SOURCE_DROP}/\${SOURCE_PART}`);
  expect({ config, unset }).toMatchObject({ config: { folder: '/drop/a' }, unset: [] });
});

test('a variable that is not set is no fault of the file, but told with its place', async () => {
  const { config, unset } = await readYaml(withLine('folder: drop', `folder: \${secret:DROP}`));
  expect(config).toBeNull();
  expect(unset).toMatchObject([
    {
      line: 6,
      path: 'folder',
      message: 'the variable SOURCE_DROP is not set.',
      remedy: 'Set it, or SOURCE_DROP_FILE with the path of a file that holds it.',
    },
  ]);
});

test("the hub's own secrets stay out of reach", async () => {
  const { unset } = await readYaml(withLine('folder: drop', `folder: \${HUB_SECRET}`), { HUB_SECRET: 'canary' });
  expect(unset).toMatchObject([{ message: expect.stringContaining('HUB_SECRET is not for sources') }]);
  expect(JSON.stringify(unset)).not.toContain('canary');
});

test('of a union the option that was meant is the one that is judged', async () => {
  const site = `apiVersion: connector/v1
id: tiket
name: Situs
family: html
listUrl: http://aduan.invalid/?p={page}
timezone: Asia/Jakarta
system: situs
list: { item: li }
fields: { id: { selector: a }, status: { selector: b }, body: { selector: c }, receivedAt: { selector: d } }
statusMap: {}
`;
  expect(await faultsOf(`${site}privacy: { selector: .tanda, word: { Anonim: [anonymous] } }\n`)).toEqual([
    '11:1 privacy.words: is missing. Flags that each text sets, e.g. { Anonim: [anonymous], Publik: [] }.',
    '11:30 privacy.word: is no key here. Did you mean "words"?',
  ]);
  expect(await faultsOf(`${site}privacy: UNKNWON\n`)).toEqual([
    '11:10 privacy: "UNKNWON" is none of its values. Did you mean "UNKNOWN"?',
  ]);
  expect(await faultsOf(`${site}privacy: UNKNOWN\nmap: { title: $uppercase(title) }\n`)).toEqual([]);
});
