import { expect, test } from '@jest/globals';
import { fieldsOf } from '../../../../../subgraphs/connectors/kit/index.ts';

test.each([
  ['uraian', ['uraian']],
  ['$string(`No Tiket`)', ['No Tiket']],
  ["kab & ', ' & $uppercase(kec)", ['kab', 'kec']],
  ['lokasi.kab', ['lokasi']],
  ['balasan.{"at": $time(tgl)}', ['balasan']],
  ['kode = 3 ? selesai : null', ['kode', 'selesai']],
  ['true', []],
  ["'Website'", []],
  ['function:lampu/lamps.ts#body', []],
])('%s reads %j', (body, fields) => {
  expect(fieldsOf({ body })).toEqual(fields);
});

test('of a whole mapping each field is told once, and words are none', () => {
  const ids = [{ kind: 'PHONE', value: 'hp', verified: 'false' }];
  expect(fieldsOf({ externalId: 'no', body: 'no', title: undefined, reporter: { name: 'nama', ids } })).toEqual([
    'no',
    'nama',
    'hp',
  ]);
});
