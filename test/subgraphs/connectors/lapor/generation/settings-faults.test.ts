import { afterEach, expect, test } from '@jest/globals';
import { laporConfig } from '../../../../../subgraphs/connectors/lapor/generation/settings.ts';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { check, pull } from '../../../../support/lapor-pull.ts';

let site: ScriptedSite | undefined;
afterEach(async () => {
  await site?.stop();
  site = undefined;
});

const BASE = 'http://127.0.0.1:9/lapor';

test.each<[object, string[]]>([
  [{ variant: 'G3' }, ['key: not set', 'token: not set']],
  [{ variant: 'G3', key: 'k' }, ['token: not set (second credential of G3, a {GUID})']],
  [{ variant: 'G2' }, ['token: not set (KEYTOKEN of G2', 'calls.report.path: not set; no call of G2']],
  [
    { variant: 'G1' },
    ['calls.report.path: not set; no call of G1', 'calls.report.method, calls.report.form, places and fields'],
  ],
  [
    { variant: 'G1', calls: { report: { path: 'laporan' } } },
    ['calls.report: {id} stands neither in path nor in form'],
  ],
  [
    { variant: 'G1', calls: { report: { path: 'x/{token}/{id}' } } },
    ['calls.report.path: {token} may stand in form only'],
  ],
])('check and pull say what has to be set, and ask nothing (%#)', async (parts, messages) => {
  const config = { base: BASE, ids: ['1'], ...parts };
  const { failure, cursors } = await pull(config);
  expect(cursors).toEqual([]);
  expect(failure?.errorClass).toBe('config');
  for (const message of messages) expect(failure?.message).toContain(message);
  await expect(check(config)).rejects.toMatchObject({ errorClass: 'config', message: failure?.message });
});

test('G2 with its call named is asked by POST, the token in the form; topics give names of categories', async () => {
  const forms: string[] = [];
  site = await scriptedSite((path) => (request, response) => {
    request.on('data', (part) => forms.push(`${path} ${part}`));
    const topics = '[{"id":"13","parent":"3","topic_name":"Teknologi Informasi"}]';
    const report =
      '[{"TrackingID":"1","Status":"Selesai","Judul":"Lampu","Isi":"Lampu mati","TanggalLaporanMasuk":"1769994000","KategoriID":"13","DisposisiInstansiID":null}]';
    request.on('end', () => response.end(path.endsWith('gettopics') ? topics : report));
  });
  const config = {
    variant: 'G2',
    base: `${site.url}/f01`,
    token: 'rahasia',
    ids: [1],
    calls: { report: { path: 'getreport' } },
  };
  const { complaints, failure } = await pull(config);
  expect(failure).toBeNull();
  expect(complaints[0]).toMatchObject({
    externalId: '1',
    status: 'CLOSED',
    occurredAt: '2026-02-02T01:00:00.000Z',
    privacy: { anonymous: true, secret: true },
    category: { id: '13', name: 'Teknologi Informasi' },
    agency: null,
    answers: [],
  });
  expect(forms).toEqual(['/f01/gettopics KEYTOKEN=rahasia', '/f01/getreport KEYTOKEN=rahasia&id=1']);
});

test('G1 with its call named is read as XML; a reply that declares entities spoils its report only', async () => {
  const xml = (body: string) => `<?xml version="1.0"?>${body}`;
  const report =
    '<lapor><laporan><status>Dalam Proses</status><isi>Jalan &lt;b&gt;rusak&lt;/b&gt;</isi><tanggal>2026-02-02 08:00:00</tanggal><anonim>1</anonim><rahasia>0</rahasia></laporan></lapor>';
  site = await scriptedSite((path) => {
    if (path === '/stream/laporan/2') return xml('<!DOCTYPE x [<!ENTITY a "b">]><lapor/>');
    return path === '/stream/laporan/3' ? xml('<lapor><laporan>') : xml(report);
  });
  const config = {
    variant: 'G1',
    base: `${site.url}/stream`,
    ids: [1, 2, 3],
    calls: { report: { path: 'laporan/{id}' } },
  };
  const { complaints, dead, failure } = await pull(config);
  expect(failure).toBeNull();
  expect(complaints).toMatchObject([
    { externalId: '1', body: 'Jalan rusak', status: 'IN_PROGRESS', privacy: { anonymous: true, secret: false } },
  ]);
  expect(dead).toEqual([expect.stringContaining('report 2: '), expect.stringContaining('report 3: ')]);
});

test('unknown keys and zones are faults of the settings that name their path', () => {
  const faults = laporConfig.safeParse({ kunci: 'x', timezone: 'Jakarta', push: { userId: 1 } });
  const paths = faults.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  expect(paths).toContain('timezone: is no time zone');
  expect(paths).toContain('push.institutionId');
  expect(paths).toContain('"kunci"');
});
