import { expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { textOf } from '../../../../../subgraphs/connectors/open311/wire/charset.parser.ts';

const TEXT = 'Café “Merdeka” di jalan – 50 m²';
const declared = (charset: string) => `<?xml version="1.0" encoding="${charset}"?><a>${TEXT}</a>`;

test.each<[string, Buffer, string, string | undefined]>([
  ['UTF-8 without a word', Buffer.from(TEXT), '', undefined],
  ['a byte order mark', Buffer.from(`\ufeff${TEXT}`), 'text/xml; charset=iso-8859-1', undefined],
  ['UTF-16 with its mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'text/xml', undefined],
  ['the header', iconv.encode(TEXT, 'windows-1252'), 'text/xml; charset=windows-1252', undefined],
  ['the declaration', iconv.encode(declared('windows-1252'), 'windows-1252'), 'text/xml', undefined],
  ['UTF-8 that is none', iconv.encode(declared('utf-8'), 'windows-1252'), 'text/xml; charset=utf-8', undefined],
  ['the setting against a lie', iconv.encode(TEXT, 'windows-1252'), 'text/xml; charset=utf-16le', 'windows-1252'],
])('%s', (_, bytes, contentType, setting) => expect(textOf(bytes, contentType, setting)).toContain(TEXT));

test('a charset that does not exist is a fault of the settings', () => {
  expect(() => textOf(Buffer.from('x'), 'text/xml; charset=klingon', undefined)).toThrow(
    '"klingon" is no known charset',
  );
});
