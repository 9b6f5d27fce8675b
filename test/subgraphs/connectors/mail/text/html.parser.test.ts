import { expect, test } from '@jest/globals';
import { isTooDeep, textOfHtml } from '../../../../../subgraphs/connectors/mail/text/html.parser.ts';
import { ownText } from '../../../../../subgraphs/connectors/mail/text/reply.parser.ts';

test.each([
  ['<p>Satu</p><p>Dua<br>Tiga</p>', 'Satu\n\nDua\nTiga'],
  ['<div>Satu\n   dua</div><div>Tiga</div>', 'Satu dua\n\nTiga'],
  ['<style>p{}</style><script>x()</script><!-- y -->Isi &amp; &lt;b&gt;', 'Isi & <b>'],
  [
    '<table><tr><td>Nama</td><td>Warga Contoh</td></tr><tr><td>RT</td><td>3</td></tr></table>',
    'Nama Warga Contoh\n\nRT 3',
  ],
  ['<ul><li>Satu<li>Dua</ul>', 'Satu\n\nDua'],
  ['Tanpa tag', 'Tanpa tag'],
  ['<b>Tidak <i>ditutup', 'Tidak ditutup'],
  ['', ''],
])('%j reads %j', (html, text) => expect(textOfHtml(html)).toBe(text));

test('a quoted mail is cut off as in plain text', () => {
  const html =
    '<div>Belum juga.</div><div>Pada Sel, 17 Mar 2026 Dinas &lt;a@dinas.invalid&gt; menulis:<blockquote><p>Sudah</p>kami cek</blockquote></div>';
  expect(textOfHtml(html)).toContain('> Sudah\n> kami cek');
  expect(ownText(textOfHtml(html))).toBe('Belum juga.');
});

test('a thousand open elements are a mail, more are none; what needs no end is not counted', () => {
  expect(isTooDeep('<div>'.repeat(1_000))).toBe(false);
  expect(isTooDeep('<DIV>'.repeat(1_001))).toBe(true);
  expect(isTooDeep('<p>x<br>'.repeat(5_000))).toBe(false);
  expect(isTooDeep('<div>x</div>'.repeat(5_000))).toBe(false);
});
