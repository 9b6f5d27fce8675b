import { expect, test } from '@jest/globals';
import { restConfig } from '../../../../../subgraphs/connectors/rest/site/config.ts';
import { pathOfPart } from '../../../../../subgraphs/connectors/rest/site/filled.ts';
import { scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { apiConfig, apiItem, pull } from '../../../../support/rest-pull.ts';

const ITEM = { nomor: 7, messages: [{ id: '1' }, { id: '2 3' }], kosong: '' };

test.each([
  ['aduan/{id}', 'aduan/A%2F1'],
  ['msg?id={messages.id}', 'msg?id=1%2C2%203'],
  ['{nomor}/{id}', '7/A%2F1'],
])('%s is filled', async (path, filled) => expect(await pathOfPart(path, 'A/1', ITEM)).toBe(filled));

test.each(['aduan/{tiada}', 'aduan/{kosong}'])('%s: an unknown or empty slot is named, never sent', async (path) => {
  const slot = /\{\w+\}/.exec(path)?.[0];
  await expect(pathOfPart(path, 'A1', ITEM)).rejects.toThrow(`${slot} in the path "${path}" holds nothing`);
});

test.each(['aduan', 'aduan/{}', 'aduan/{id', 'aduan/{a..b}'])('%s is refused in the settings', (path) => {
  const faults = (parts: object) =>
    restConfig.safeParse(apiConfig('http://a.invalid', {}, parts)).error?.issues.map((issue) => issue.path.join('.'));
  expect(faults({ detail: { path } })).toEqual(['detail.path']);
  expect(faults({ parts: { isi: { path } } })).toEqual(['parts.isi.path']);
});

test('detail.path is asked with places of the item', async () => {
  const asked: string[] = [];
  const site = await scriptedSite((path) => {
    asked.push(path);
    return JSON.stringify({ data: [apiItem('A1', 0, { surat: { no: 9 } }), apiItem('A2')] });
  });
  const { dead } = await pull(apiConfig(site.url, {}, { detail: { path: 'surat/{surat.no}' } }));
  await site.stop();
  expect(asked.some((path) => path.endsWith('/surat/9'))).toBe(true);
  expect(asked.filter((path) => path.includes('surat'))).toHaveLength(1);
  expect(JSON.stringify(dead)).toContain('{surat.no}');
});
