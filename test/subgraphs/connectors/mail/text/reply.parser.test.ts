import { expect, test } from '@jest/globals';
import { ownText } from '../../../../../subgraphs/connectors/mail/text/reply.parser.ts';

test.each([
  ['a signature', 'Isi.\n\n-- \nWarga Contoh\nJl. Rekaan 1', 'Isi.'],
  ['what telephones add', 'Isi.\n\nDikirim dari iPhone saya', 'Isi.'],
  ['quoted lines', 'Belum.\n> Sudah?\n> Ya.\nMasih gelap.', 'Belum.\nMasih gelap.'],
  [
    'an English introduction',
    'Belum.\n\nOn Tue, 17 Mar 2026 at 10:00, Dinas <a@dinas.invalid> wrote:\n\n> Sudah.',
    'Belum.',
  ],
  [
    'one broken over two lines',
    'Belum.\n\nOn Tue, 17 Mar 2026 at 10:00, Dinas\n<a@dinas.invalid> wrote:\nSudah.',
    'Belum.',
  ],
  [
    'an Indonesian introduction',
    'Belum.\n\nPada Sel, 17 Mar 2026 10.00, Dinas <a@dinas.invalid> menulis:\nSudah.',
    'Belum.',
  ],
  ['a block of Outlook', 'Belum.\n\nDari: Dinas\nDikirim: Selasa\nKepada: Warga\n\nSudah.', 'Belum.'],
  ['a line of Outlook', 'Belum.\n-----Pesan Asli-----\nSudah.', 'Belum.'],
  [
    'nothing where there is no quote',
    'Dari: rumah saya ke jalan besar.\nPada hari Senin lampu mati.',
    'Dari: rumah saya ke jalan besar.\nPada hari Senin lampu mati.',
  ],
  ['everything of a mail that only quotes', '> Sudah.', ''],
])('%s is cut off', (_, text, own) => expect(ownText(text)).toBe(own));
