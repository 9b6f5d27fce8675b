import { expect, test } from '@jest/globals';
import { blindIndex } from '../../../../subgraphs/common/privacy/blind-index.ts';
import { seal, unseal } from '../../../../subgraphs/common/privacy/seal.ts';

const SECRET = 'a secret of more than thirty-two characters';

test('a sealed text opens with its secret and nothing of it shows', () => {
  const sealed = seal(SECRET, 'Warga Contoh');
  expect(unseal(SECRET, sealed)).toBe('Warga Contoh');
  expect(sealed).not.toContain('Warga');
});

test('two seals of one text differ', () => expect(seal(SECRET, 'x')).not.toBe(seal(SECRET, 'x')));

test('a seal that was changed, or made with another secret, does not open', () => {
  const sealed = seal(SECRET, 'Warga Contoh');
  expect(() => unseal(SECRET, `${sealed.slice(0, -2)}AA`)).toThrow();
  expect(() => unseal(`${SECRET}!`, sealed)).toThrow();
});

test('spellings of one phone number share a blind index, other kinds and secrets do not', () => {
  const one = blindIndex(SECRET, 'PHONE', '0812-0000-0000');
  expect(blindIndex(SECRET, 'PHONE', '+62 812 0000 0000')).toBe(one);
  expect(blindIndex(SECRET, 'NIK', '081200000000')).not.toBe(one);
  expect(blindIndex(`${SECRET}!`, 'PHONE', '0812-0000-0000')).not.toBe(one);
});
