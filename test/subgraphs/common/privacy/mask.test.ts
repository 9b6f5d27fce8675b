import { expect, test } from '@jest/globals';
import { isMasked, maskPersonal } from '../../../../subgraphs/common/privacy/mask.ts';

// A day "00" and a month "00" make sure that nobody has this number.
const NIK = '1308050000990001';

test.each([
  [`NIK saya ${NIK} mohon dicek`, 'NIK saya [NIK] mohon dicek'],
  ['KK 1308 0500 0099 0002.', 'KK [NIK].'],
  ['hubungi 0812 0000 0000 ya', 'hubungi [telepon] ya'],
  ['WA +62 812-0000-0000', 'WA [telepon]'],
  ['surel ke warga@contoh.invalid.', 'surel ke [surel].'],
  ['tiket 9165816 tanggal 2026-01-31', 'tiket 9165816 tanggal 2026-01-31'],
])('"%s" is shown as "%s"', (text, shown) => expect(maskPersonal(text)).toBe(shown));

test('a masked text is recognised, so that it never overwrites the real one', () => {
  expect(isMasked(maskPersonal(`NIK ${NIK}`))).toBe(true);
  expect(isMasked(`NIK ${NIK}`)).toBe(false);
});

test('a hostile text of a quarter million letters is masked in no time', () => {
  const started = performance.now();
  expect(maskPersonal('x'.repeat(256_000))).toHaveLength(256_000);
  expect(performance.now() - started).toBeLessThan(1_000);
});
