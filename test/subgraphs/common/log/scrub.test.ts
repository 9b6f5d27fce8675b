import { expect, test } from '@jest/globals';
import { scrub } from '../../../../subgraphs/common/log/scrub.ts';

test.each<[string, string, string]>([
  [
    'a statement with its values',
    `insert into reports.reporter ("nik") values ('3201000000001234', 'O''Warga') - duplicate key`,
    `insert into reports.reporter ("…") values ('…', '…') - duplicate key`,
  ],
  [
    'a key that is there already',
    'duplicate key value violates unique constraint "reporter_nik"\nKey (nik)=(3201000000001234) already exists.',
    'duplicate key value violates unique constraint "reporter_nik"\nKey (nik)=(…) already exists.',
  ],
  ['a row in full', 'Failing row contains (1, Warga Contoh, 0812).', 'Failing row contains (…)'],
  [
    'a parser that quotes',
    `Unexpected token 'W', "Warga Contoh" is not valid JSON`,
    `Unexpected token '…', "…" is not valid JSON`,
  ],
  ['a column without value', 'column "address" does not exist', 'column "address" does not exist'],
  ['a telephone number', 'no answer from +62 812-3456-7890', 'no answer from #'],
  ['an e-mail address', 'refused warga@contoh.invalid: full', 'refused <e-mail>: full'],
  ['an address with a password', 'no route to postgres://hub:geheim@10.1.2.3/hub', 'no route to <address>'],
  ['a token', 'Bearer abc.def is too old', 'Bearer … is too old'],
  ['a short number', 'answered 503 after 3 attempts', 'answered 503 after 3 attempts'],
  [
    'the frames of a stack',
    'Error: x\n    at go (file:///hub/a.js:10:2)',
    'Error: x\n    at go (file:///hub/a.js:10:2)',
  ],
])('%s', (_, text, left) => {
  expect(scrub(text)).toBe(left);
});

test('nothing a client sent stays, wherever it stands', () => {
  const sent = { input: { title: 'Jalan rusak\nWarga Contoh menunggu', n: 12345 } };
  expect(scrub('cannot place Warga Contoh menunggu near Jalan rusak as 12345 or so', sent)).toBe(
    'cannot place … near … as … or so',
  );
});
