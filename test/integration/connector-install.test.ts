import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { DATABASES } from '../../subgraphs/subgraphs.ts';
import { endAllProcesses, hubProcess } from '../support/hub-process.ts';
import { channelNow } from '../support/pages-connector.ts';
import { PERUMDA_AIR, perumdaFile } from '../support/perumda-air.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';

const here = mkdtempSync(join(tmpdir(), 'install-'));
/** The operator's folder is the repository's: what a test leaves there is removed. */
const kept = fromRoot('connectors', 'pasang-contoh.yaml');
let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES);
});
afterAll(async () => {
  endAllProcesses();
  await runtimes.drop();
  rmSync(here, { recursive: true });
  for (const file of [kept, kept.replace('.yaml', '.recording.json')]) rmSync(file, { force: true });
});

async function connector(...args: string[]) {
  const env = { DATABASE_URL: runtimes.url, INIT_CWD: here, TMPDIR: tmpdir() };
  const command = hubProcess('scripts/connector.js', args, env);
  const code = await command.exit();
  return { code, out: command.output() };
}

test('a channel that init wrote is tried, registered in the hub and kept in connectors/', async () => {
  await connector('init', '--family', 'rest', '--id', 'pasang-contoh', '--name', 'Contoh', '--folder', here, '--yes');
  const installed = await connector('install', join(here, 'pasang-contoh.yaml'));
  expect(installed).toEqual({ code: 0, out: expect.stringContaining('pasang-contoh is registered (phase SHADOW') });
  expect(await channelNow(runtimes.of('connectors'), 'pasang-contoh')).toMatchObject({
    family: 'REST',
    phase: 'SHADOW',
  });
  expect(existsSync(kept)).toBe(true);
}, 60_000);

test('a channel that does not hold the rules is not installed, and the card says why', async () => {
  const path = join(here, 'buruk.yaml');
  await connector('init', '--family', 'rest', '--id', 'buruk', '--name', 'Contoh', '--folder', here, '--yes');
  writeFileSync(path, readFileSync(path, 'utf8').replace('occurredAt: $time(dibuat)', 'occurredAt: dibuat'));
  const refused = await connector('install', path);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('Nothing was installed: the card shows failures.');
}, 60_000);

/** What such a system answers, as a rule. */
const RECORDING = {
  at: '2026-03-17T03:00:00Z',
  notApplicable: { 34: 'Its pages follow a key, and a key past the end gets an empty page.' },
  http: {
    exchanges: [{ url: 'https://air.contoh.invalid/v1/ping', body: { ok: true } }],
    listing: {
      url: 'https://air.contoh.invalid/v1/tiket',
      list: 'tiket',
      id: 'no',
      updated: 'diubah',
      order: 'diubah',
      paging: { by: 'key', parameter: 'after', key: 'no', next: 'last' },
      since: { parameter: 'from', key: 'diubah' },
      items: [1, 2, 3, 4, 5, 6].map((n) => ({
        no: `00${n}`,
        keluhan: `Air di Jalan Contoh ${n} keruh sejak dua hari.`,
        tahap: n % 2 ? 'masuk' : 'tuntas',
        samar: n % 2 ? 'ya' : 'tidak',
        tertutup: n === 3 ? 'ya' : 'tidak',
        dibuat: `2026-03-0${n} 08:00:00`,
        diubah: `2026-03-0${n} 09:00:00`,
        meter: `M-${n}`,
      })),
    },
  },
};

test('a connector is composed into the graph, and taken out again', async () => {
  const config = "\nexport const config = { base: 'https://air.contoh.invalid' }\n";
  const file = perumdaFile(PERUMDA_AIR + config, 'perumda-pasang');
  writeFileSync(file.replace('.mjs', '.recording.json'), JSON.stringify(RECORDING));
  const folder = join(here, 'installed');
  const installed = await connector(
    'install',
    file,
    '--url',
    'http://127.0.0.1:4301/graphql',
    '--to',
    folder,
    '--json',
  );
  const answer = JSON.parse(installed.out.split('\n').find((line) => line.startsWith('{')) ?? '{}');
  expect(answer.card?.rows?.filter(({ result }: { result: string }) => result === 'FAIL') ?? []).toEqual([]);
  expect(answer).toMatchObject({ ok: true, connector: 'perumda-air', subgraph: 'perumda_air' });
  expect(readFileSync(join(folder, 'supergraph.graphql'), 'utf8')).toContain('perumdaAir: PerumdaAir');
  expect(await connector('install', 'perumda-air', '--remove', '--to', folder)).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'supergraph.graphql'), 'utf8')).not.toContain('perumdaAir');
  rmSync(dirname(file), { recursive: true });
}, 60_000);

test('without an address of its process a connector is not installed: exit 2', async () => {
  expect(await connector('install')).toMatchObject({ code: 2 });
});
