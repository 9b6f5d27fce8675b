import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { TEMPLATES } from '../../../scripts/connector/init/templates.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { type LittleSite, littleSite } from '../../legacy-sites/little-site.ts';
import { channelFolder, TABLE } from '../../support/channel-files.ts';

let here: Awaited<ReturnType<typeof channelFolder>>;
let site: LittleSite;
beforeAll(async () => {
  here = await channelFolder({ 'tiket.yaml': TABLE });
  site = await littleSite([
    {
      id: 'A2',
      status: 'Baru',
      badges: ['Anonim'],
      body: 'Hubungi Siti Aminah, 0812 3456 7890.',
      reporter: 'Siti Aminah',
    },
    { id: 'A1', status: 'Ditunda', badges: ['Publik'], body: 'Nama saya Budi Santoso, NIK 3201010101010001.' },
  ]);
  const frame = { apiVersion: 'connector/v1', id: 'situs', name: 'Situs kecil', family: 'html' };
  await writeFile(here.path('situs.yaml'), stringify({ ...frame, ...site.config }));
});
afterAll(async () => {
  await site.stop();
  await here.remove();
});

/** Runs the command as a person in the folder does. */
async function connector(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [fromRoot('dist', 'scripts', 'connector.js'), ...args], {
    env: { PATH: process.env.PATH, INIT_CWD: here.folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

/** The same, answered in JSON. */
async function inJson(args: string[], env: Record<string, string> = {}) {
  const { code, out } = await connector([...args, '--json'], env);
  return { code, json: JSON.parse(out) };
}

test('without a verb it tells which there are', async () => {
  const { code, out } = await connector([]);
  expect(code).toBe(0);
  for (const verb of ['init', 'check', 'pull', 'record', 'replay', 'docs', 'list'])
    expect(out).toContain(`\n  ${verb} `);
});

test.each([
  [['chek'], 'There is no verb "chek". Did you mean "check"?'],
  [['check', 'tiket.yaml', '--liv'], 'There is no option --liv. Did you mean "--live"?'],
  [['check'], 'check takes a YAML file, or the id of a channel in connectors/.'],
  [['check', 'a.yaml', 'b.yaml'], '"b.yaml" is one argument too many.'],
  [['pull', 'tiket.yaml'], 'Here a pull is always --dry. One that is kept: npm run pull -- --channel <id>'],
  [['pull', '--dry', 'tiket.yaml', '--pages', 'all'], '--pages takes a whole number above 0, not "all".'],
  [['init'], '--family takes one of:\n  html '],
  [['init', '--family', 'htm', '--yes'], '"htm" is no family that init can begin. Did you mean "html"?'],
  [['init', '--family', 'html', '--yes', '--set', 'itm=li'], 'Nobody asks for "itm". Did you mean "item"?'],
  [['init', '--family', 'html', '--yes', '--set', 'item'], '--set takes key=answer, not "item".'],
  [['init', '--family', 'html', '--yes', '--id', 'Kota Baru'], '"Kota Baru" is no id'],
  [['init', '--family', 'html', '--yes', '--set', 'timezone=Jakarta'], '"Jakarta" is no time zone'],
  [['replay'], 'replay takes the id of a channel'],
])('%j is wrong use: exit 2 and what is right', async (args, message) => {
  const { code, err } = await connector(args);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

test('--help of a verb tells its options', async () => {
  const { code, out } = await connector(['pull', '--help']);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/--pages <n>[\s\S]*--json/) });
});

test.each(Object.keys(TEMPLATES))('what init writes for %s passes check at once, with its example', async (family) => {
  const made = await inJson([
    'init',
    '--family',
    family,
    '--id',
    `baru-${family}`,
    '--name',
    '2: "Kota"',
    '--folder',
    'baru',
    '--yes',
  ]);
  expect(made).toMatchObject({ code: 0, json: { ok: true, id: `baru-${family}`, family } });
  const written = await readFile(made.json.file, 'utf8');
  expect(written).toMatch(/^# yaml-language-server: \$schema=.*schema\/connector\.schema\.json\n/);
  expect(written.split('\n').length).toBeLessThan(34);
  expect(await inJson(['check', made.json.file])).toMatchObject({ code: 0, json: { ok: true, faults: [] } });
  const { pages, http } = JSON.parse(await readFile(made.json.recording, 'utf8'));
  const shown =
    pages?.flatMap(({ records }: { records: object[] }) => records) ?? http.listing?.items ?? http.exchanges;
  expect(shown.length).toBeGreaterThan(3);
  const twice = await connector(['init', '--family', family, '--id', `baru-${family}`, '--folder', 'baru', '--yes']);
  expect(twice).toMatchObject({
    code: 2,
    err: expect.stringContaining('exists already. Take another id, or remove it.'),
  });
});

/** Other answers than the usual ones, where the file or its recording differs. */
const OTHERS: [family: string, answer: string][] = [
  ['chat', 'service=TELEGRAM'],
  ['chat', 'service=LINE'],
  ['chat', 'service=MESSENGER'],
  ['chat', 'service=SMS'],
  ['chat', 'service=STANDARD'],
  ['lapor', 'ids=1,2,3,4'],
  ['rest', 'format=xml'],
  ['rest', 'format=rss'],
  ['rest', 'format=soap'],
];

test.each([...Object.keys(TEMPLATES).map((family) => [family, 'id=']), ...OTHERS])(
  'what init writes for %s (%s) passes test, and each row it cannot show has its reason',
  async (family, answer) => {
    const id = `uji-${family}-${answer.replace(/.*=/, '').replaceAll(',', '').toLowerCase()}`.replace(/-$/, '');
    const more = answer === 'id=' ? [] : ['--set', answer];
    const made = await inJson(['init', '--family', family, '--id', id, '--folder', 'uji', '--yes', ...more]);
    const { code, json } = await inJson(['test', made.json.file]);
    const rows: { number: number; result: string; reason: string | null }[] = json.rows;
    expect(rows.filter(({ result }) => result === 'FAIL').map(({ number, reason }) => `${number}: ${reason}`)).toEqual(
      [],
    );
    expect(code).toBe(0);
    expect(rows.filter(({ result }) => result === 'PASS').length).toBeGreaterThan(20);
    for (const { result, reason } of rows) if (result !== 'PASS') expect(reason).toMatch(/\w{3}/);
  },
  90_000,
);

test('check tells each fault with its place: exit 1', async () => {
  await writeFile(here.path('salah.yaml'), TABLE.replace('id: tiket', 'id: salah').replace('folder', 'foldr'));
  const { code, out } = await connector(['check', 'salah.yaml']);
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringMatching(/salah\.yaml:6:1 foldr: is no key here\. Did you mean "folder"\?\n1 fault\.\n$/),
  });
  expect(await inJson(['check', 'salah.yaml'])).toMatchObject({
    code: 1,
    json: { ok: false, faults: [{ line: 6, column: 1, path: 'foldr' }] },
  });
});

test('check notices a recording that the file does not fit any more', async () => {
  await connector(['init', '--family', 'sheet', '--id', 'ubah', '--folder', '.', '--yes']);
  await writeFile(
    here.path('ubah.yaml'),
    (await readFile(here.path('ubah.yaml'), 'utf8')).replace('$time(Tanggal)', '$time(Tgl)'),
  );
  const { code, out } = await connector(['check', 'ubah.yaml']);
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringMatching(/its recording, contoh\.csv row 2: .*occurredAt[\s\S]*does not fit its recording/),
  });
});

test('check --live asks the source; an inner address only when it may', async () => {
  expect(await connector(['check', 'situs.yaml', '--live'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('The source (config): '),
  });
  const live = await connector(['check', 'situs.yaml', '--live', '--allow-private']);
  expect(live).toMatchObject({ code: 0, out: expect.stringContaining('The source answers and looks as expected.') });
});

test('pull --dry shows complaints, unmapped statuses and fill rates, without persons', async () => {
  const { code, json } = await inJson(['pull', '--dry', 'situs.yaml', '--allow-private']);
  expect({ code, json }).toMatchObject({
    code: 0,
    json: {
      ok: true,
      read: 2,
      usable: 2,
      complaints: [
        { externalId: 'A2', status: 'RECEIVED', flags: 'anonymous' },
        { externalId: 'A1', status: 'UNKNOWN' },
      ],
      statuses: [
        { raw: 'Baru', status: 'RECEIVED', count: 1 },
        { raw: 'Ditunda', count: 1 },
      ],
      unmapped: [{ raw: 'Ditunda', count: 1 }],
      filled: { body: 1, occurredAt: 1, finalBody: 0 },
      deadLetters: [],
      failure: null,
    },
  });
  expect(JSON.stringify(json)).not.toMatch(/0812|3201/);
  const { out } = await connector(['pull', '--dry', 'situs.yaml', '--allow-private', '--rows', '1']);
  expect(out).toMatch(
    /^id +status +as spelt[\s\S]*A2[\s\S]*In no statusMap, so they become UNKNOWN: "Ditunda"[\s\S]*never: .*finalBody/,
  );
  expect(out).not.toContain('A1 ');
  // The first one whole, as the hub would keep it, personal numbers masked.
  expect(out).toMatch(/Complaint A2\n(?: {2}.*\n)* {2}body: .+\n/);
  const full = await connector(['pull', '--dry', 'situs.yaml', '--allow-private', '--full']);
  expect(full.out.match(/^Complaint A\d$/gm)).toEqual(['Complaint A2', 'Complaint A1']);
});

test('pull --dry tells dead letters with place and reason, and a page that would be drift: exit 1', async () => {
  const drop = await channelFolder({
    'x.csv': `no;uraian;kode;samar;masuk\n${'7;Lampu;1;mungkin;2026-03-01\n'.repeat(5)}`,
  });
  const file = TABLE.replace('id: tiket', 'id: rusak').replace('folder: drop', `folder: ${drop.folder}`);
  await writeFile(here.path('rusak.yaml'), file);
  const { code, json } = await inJson(['pull', '--dry', 'rusak.yaml']);
  expect({ code, json }).toMatchObject({ code: 1, json: { ok: false, usable: 0 } });
  expect(json.deadLetters[0]).toEqual({ place: 'x.csv row 2', reason: '"mungkin" is neither a yes nor a no.' });
  // The same reason five times is one line, and nothing of the kind is recorded.
  const { out } = await connector(['pull', '--dry', 'rusak.yaml']);
  expect(out).toContain('dead letter, x.csv row 2 and 4 more: "mungkin" is neither a yes nor a no.');
  expect(await connector(['record', 'rusak.yaml']).finally(drop.remove)).toMatchObject({
    code: 1,
    out: expect.stringContaining('5 of 5 records cannot be used, so nothing was written. The first, x.csv row 2:'),
  });
});

test('a source that cannot be had is told with its class: exit 1', async () => {
  const { code, json } = await inJson(['pull', '--dry', 'tiket.yaml']);
  expect({ code, json }).toMatchObject({
    code: 1,
    json: { failure: { errorClass: 'config', message: 'folder: drop does not exist.' } },
  });
});

test('record writes the same pages with invented persons, which the file still reads', async () => {
  const { code, out } = await connector(['record', 'situs.yaml', '--allow-private']);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('situs.recording.json: 2 pages, 2 records') });
  const recording = await readFile(here.path('situs.recording.json'), 'utf8');
  expect(recording).not.toMatch(/Siti|Aminah|Budi|Santoso|0812|3201/);
  expect(JSON.parse(recording)).toMatchObject({
    variables: {},
    pages: [{ records: [{ id: 'A2' }, { id: 'A1' }] }, { records: [] }],
  });
  expect(await connector(['check', 'situs.yaml'])).toMatchObject({ code: 0 });
});

test('record refuses to write while personal data are left', async () => {
  const drop = await channelFolder({
    'x.csv': 'no;uraian;kode;samar;masuk;0812 3456 7890\n7;Lampu;1;ya;2026-03-01;x\n',
  });
  const file = TABLE.replace('id: tiket', 'id: bocor').replace('folder: drop', `folder: ${drop.folder}`);
  await writeFile(here.path('bocor.yaml'), file);
  const { code, out } = await connector(['record', 'bocor.yaml']).finally(drop.remove);
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringMatching(/^Personal data are left, so nothing was written:\n .*telephone number/),
  });
  expect(out).not.toContain('0812');
  await expect(readFile(here.path('bocor.recording.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a variable that is not set is told before the source is asked', async () => {
  await writeFile(
    here.path('rahasia.yaml'),
    TABLE.replace('id: tiket', 'id: rahasia').replace('drop', `\${secret:DROP}`),
  );
  expect(await connector(['pull', '--dry', 'rahasia.yaml'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('rahasia.yaml:6:9 folder: the variable SOURCE_DROP is not set.'),
  });
  expect(await connector(['check', 'rahasia.yaml'])).toMatchObject({ code: 0, out: expect.stringContaining('note, ') });
});

test('list shows families, files and channels; a file that is wrong makes it exit 1', async () => {
  const { code, json } = await inJson(['list', '.']);
  expect(code).toBe(1);
  expect(json.families).toContainEqual({ family: 'html', version: '1.0.0' });
  expect(json.files).toContainEqual(expect.objectContaining({ id: 'tiket', family: 'sheet', ok: true, unset: [] }));
  expect(json.files).toContainEqual(expect.objectContaining({ file: join(here.folder, 'salah.yaml'), ok: false }));
  expect(json.channels).toContainEqual(expect.objectContaining({ id: 'laporan-ringkas' }));
  expect(await connector(['list', 'tiket.yaml'])).toMatchObject({ code: 0, out: expect.stringContaining('✓ tiket') });
});

test('docs are up to date', async () => {
  expect(await connector(['docs', '--check'])).toMatchObject({ code: 0 });
});
