import { expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { seenText } from '../../../../../subgraphs/connectors/html/page/text.parser.ts';

test.each<[string, string]>([
  ['<p>Banjir</p><p>Sampai lutut</p>', 'Banjir\nSampai lutut'],
  ['Banjir<br>Sampai<br/><br>lutut', 'Banjir\nSampai\nlutut'],
  ['Lampu  <b>jalan</b>\n\t padam', 'Lampu jalan padam'],
  ['<ul><li>satu<li>dua</ul>', 'satu\ndua'],
  ['<pre>Jalan rusak\n  sejak <b>Senin</b>\n\nMohon dicek</pre>', 'Jalan rusak\nsejak Senin\nMohon dicek'],
  ['a&nbsp;b &amp; c &#8217;d', 'a b & c ’d'],
  ['<style>p{}</style><script>x()</script>isi<template>y</template>', 'isi'],
  ['a\u0000b', 'ab'],
  ['&#xD83D;', '\ufffd'],
  ['&#x1F600;', '😀'],
  ['<!-- catatan -->isi', 'isi'],
  ['   ', ''],
])('%j reads %j', (html, text) => expect(seenText(load(html)('body'))).toBe(text));
