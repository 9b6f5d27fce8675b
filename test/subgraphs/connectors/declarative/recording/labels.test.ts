import { expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { afterLabel, labelsOf } from '../../../../../subgraphs/connectors/declarative/recording/labels.ts';
import { recordingOf } from '../../../../../subgraphs/connectors/declarative/recording/recording.ts';
import type { Json, RawRecord } from '../../../../../subgraphs/connectors/kit/index.ts';

test.each<[string, Json, string[]]>([
  ['a text in quotes', { selector: 'th:contains("Title") + td' }, ['Title']],
  ['one without quotes', { selector: 'th:contains( Judul Aduan ) + td' }, ['Judul Aduan']],
  ['one inside :is and :has', [`tr:is(:contains('A1'), :has(b:icontains("b  c")))`], ['A1', 'b c']],
  ['a value of an attribute', { next: 'a[title="Lanjut" i], a[rel=next]' }, ['Lanjut', 'next']],
  [
    'words of tables',
    { statusMap: { in: { Baru: 'RECEIVED', 7: 'CLOSED' } }, privacy: { words: { Anonim: [] } } },
    ['Baru', 'Anonim'],
  ],
  ['nothing else', { name: 'Kota Contoh', constants: { regency: 'Kota' }, statusMap: 'sp4n' }, []],
])('labels are taken from %s', (_, settings, labels) => expect(labelsOf(settings)).toEqual(labels));

test.each<[string, string, { label: string; rest: string } | null]>([
  ['the label itself', ' Title ', { label: ' Title', rest: ' ' }],
  ['the label with what follows', 'TITLE: Siti', { label: 'TITLE', rest: ': Siti' }],
  ['the longest of several', 'Title of\n it', { label: 'Title of\n it', rest: '' }],
  ['the label further behind', 'The Title', null],
])('%s is parted', (_, text, parted) => expect(afterLabel(text, ['Title', 'Title of it'])).toEqual(parted));

const record: RawRecord = { id: 'A1', title: 'Lampu padam', status: 'Baru', by: 'budi.s' };
const recordedPage = (page: string, labels: string[]) => {
  const reply = {
    method: 'GET',
    url: 'https://situs.example/1',
    status: 200,
    headers: {},
    body: `<html>${page}</html>`,
  };
  const terms = { names: ['Siti Aminah'], variables: {}, exchanges: [reply], readsBytes: false, labels };
  const { recording, findings } = recordingOf([{ records: [record], cursor: null }], new Date(), terms);
  expect(findings).toEqual([]);
  return String(recording.http?.exchanges[0]?.body);
};

test('selectors of the settings find on a recorded page what they found on the real one', () => {
  const page = recordedPage(
    `<table><tr><th>Title:</th><td>Lampu padam</td><th>Owner</th><td>Budi Santoso</td></tr>
     <tr><th>Author: budi.s</th><td>Author: Siti Aminah</td></tr></table><a title="Next page of Budi">&gt;&gt;</a>`,
    labelsOf({ a: 'th:contains("Title") + td', b: 'th:contains("Author")', c: 'a[title^="Next page"]' }),
  );
  const $ = load(page);
  expect($('th:contains("Title") + td').text()).toBe('Lampu padam');
  expect($('th:contains("Author")').text()).toMatch(/^Author: warga/i);
  expect($('a[title^="Next page"]').attr('title')).toBe('Next page teks');
  // What no selector names is scrubbed as ever.
  expect(page).not.toMatch(/Owner|Budi|budi|Siti|Aminah/);
});

test('a label that is a person’s name or number does not stay', () => {
  const page = recordedPage('<p>Siti Aminah</p><p>0812 3456 7890 ya</p>', ['Siti Aminah', '0812 3456 7890']);
  expect(page).not.toMatch(/Siti|0812/);
});
