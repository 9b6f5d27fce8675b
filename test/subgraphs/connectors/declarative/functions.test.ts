import { expect, test } from '@jest/globals';
import { readDeclaration } from '../../../../subgraphs/connectors/declarative/declaration.ts';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import { normalizeInfo, type RawRecord } from '../../../../subgraphs/connectors/kit/index.ts';
import { namesFunctions } from '../../../../subgraphs/connectors/kit/mapping/function-expression.ts';
import { channelFolder, faultsOf, readYaml, TABLE } from '../../../support/channel-files.ts';

const WITH_FUNCTION = TABLE.replace('body: uraian', 'body: ./lamps.ts#body');
const LAMPS = `import type { RawRecord } from 'nowhere-at-all';
export const body = (raw: RawRecord, info: { bool(value: unknown): boolean }): string =>
  raw.uraian + (info.bool(raw.samar) ? ' (samar)' : '');
export const placeOf = (raw: RawRecord) => ({ district: 'Kecamatan ' + raw.kode });
export const flags = async () => ({ anonymous: true, secret: true });
export function fails(): never { throw new TypeError('canary 3201010101010001'); }
export const word = 'no function';
`;
const RAW: RawRecord = { no: '7', uraian: 'Lampu padam.', kode: '1', samar: 'ya', masuk: '2026-03-01 08:15' };

/** One raw record as the channel's connector makes a complaint of it. */
async function normalized(text: string, module = LAMPS) {
  const { config } = await readYaml(text, {}, { 'lamps.ts': module });
  const connector = CONNECTORS.SHEET!;
  return connector.normalize(RAW, normalizeInfo(connector, config));
}

test('a part of the map is a function of a TypeScript file beside the YAML', async () => {
  expect(await normalized(WITH_FUNCTION)).toMatchObject({ externalId: '7', body: 'Lampu padam. (samar)' });
});

test('a part of several values is made by one function, or by one expression', async () => {
  const text = WITH_FUNCTION.replace('{ anonymous: $bool(samar), secret: false }', './lamps.ts#flags').replace(
    'statusMap:',
    `  place: ./lamps.ts#placeOf
  reporter: '{ "name": "Warga Contoh" }'
  numbers: '[{ "system": "lain", "id": no }]'
statusMap:`,
  );
  expect(await normalized(text)).toMatchObject({
    privacy: { anonymous: true, secret: true },
    place: { province: null, district: 'Kecamatan 1' },
    reporter: { name: 'Warga Contoh', ids: [] },
    numbers: [{ system: 'lain', id: '7', name: null }],
  });
});

test('the settings name the function by its channel, for the database', async () => {
  const { source } = await readYaml(WITH_FUNCTION, {}, { 'lamps.ts': LAMPS });
  expect(source.config.map).toMatchObject({ body: 'function:tiket/lamps.ts#body' });
});

test('a function that fails makes a dead letter that does not repeat what the record says', async () => {
  const failing = normalized(WITH_FUNCTION.replace('#body', '#fails'));
  await expect(failing).rejects.toMatchObject({
    errorClass: 'record',
    message: 'function:tiket/lamps.ts#fails failed (TypeError).',
  });
});

test.each([
  [
    'a file that is not there',
    './gone.ts#body',
    /^10:9 map\.body: \.\/gone\.ts does not exist\. It is looked for at .*gone\.ts/,
  ],
  [
    'a name that is not exported',
    './lamps.ts#bdy',
    /^10:9 map\.body: \.\/lamps\.ts exports no function "bdy"\. Did you mean "body"\?/,
  ],
  ['a value that is no function', './lamps.ts#word', /exports no function "word"/],
  [
    'a file outside the folder',
    './../../etc/hosts#body',
    /map\.body: \.\/\.\.\/\.\.\/etc\/hosts (?:cannot be used|does not exist)\./,
  ],
  [
    'a file that is no module',
    './tiket.yaml#body',
    /\.\/tiket\.yaml cannot be used\. Functions lie in \.ts or \.js files/,
  ],
  ['a module that cannot be read', './broken.ts#body', /^10:9 map\.body: \.\/broken\.ts cannot be loaded: /],
])('%s is told with its line', async (_, reference, expected) => {
  const text = TABLE.replace('body: uraian', `body: ${reference}`);
  const faults = await faultsOf(text, { 'lamps.ts': LAMPS, 'broken.ts': 'export const = ;' });
  expect(faults).toEqual([expect.stringMatching(expected)]);
});

test('a symbolic link does not lead out of the folder', async () => {
  const { symlink } = await import('node:fs/promises');
  const elsewhere = await channelFolder({ 'lamps.ts': LAMPS });
  const here = await channelFolder({ 'tiket.yaml': WITH_FUNCTION });
  await symlink(elsewhere.path('lamps.ts'), here.path('lamps.ts'));
  const reading = readDeclaration(here.path('tiket.yaml'), { connectors: CONNECTORS, variables: {} });
  await expect(reading.finally(() => Promise.all([elsewhere.remove(), here.remove()]))).rejects.toThrow(
    './lamps.ts cannot be used.',
  );
});

test.each([{ map: { body: './lamps.ts#body' } }, { map: { numbers: [{ id: ' function:tiket/lamps.ts#body' }] } }])(
  'settings that name a function are known as such: %j',
  (settings) => {
    expect(namesFunctions(settings)).toBe(true);
    expect(namesFunctions({ map: { body: 'uraian', url: "'./a.ts' & no" } })).toBe(false);
  },
);

test('a mapping that names a function no file has loaded is refused by its shape', () => {
  const connector = CONNECTORS.SHEET!;
  const config = (body: string) => ({
    folder: 'drop',
    map: {
      externalId: 'no',
      body,
      status: 's',
      statusRaw: 's',
      privacy: { anonymous: 'true', secret: 'true' },
      occurredAt: 't',
    },
  });
  const messages = ['./lamps.ts#body', 'function:nowhere/lamps.ts#body'].map(
    (body) => connector.config.safeParse(config(body)).error?.issues[0]?.message,
  );
  expect(messages).toEqual([
    expect.stringContaining("are for YAML files in the operator's folder"),
    expect.stringContaining('is not loaded in this process'),
  ]);
});
