/** National templates every hub begins with. They are data from then on: mutations change them, this table does not. */
export const FOUNDING_TEMPLATES: readonly { id: string; title: string; body: string }[] = [
  {
    id: '019a0000-0000-7000-8000-00000000f001',
    title: 'Laporan diterima',
    body: 'Terima kasih atas laporan Anda nomor {{nomor}}. Laporan telah diterima oleh {{instansi}} dan sedang kami tindak lanjuti.',
  },
  {
    id: '019a0000-0000-7000-8000-00000000f002',
    title: 'Sedang dikoordinasikan',
    body: 'Laporan nomor {{nomor}} sedang dikoordinasikan oleh {{instansi}} dengan unit terkait. Tindak lanjut kami sampaikan paling lambat {{tenggat}}.',
  },
  {
    id: '019a0000-0000-7000-8000-00000000f003',
    title: 'Selesai ditindaklanjuti',
    body: 'Laporan nomor {{nomor}} telah selesai ditindaklanjuti oleh {{instansi}}. Apabila Anda tidak sependapat, silakan membalas laporan ini.',
  },
];
