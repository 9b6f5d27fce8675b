import type { HtmlSource } from '../html/site/site.ts';

/** The invented website that `npm start` serves on 127.0.0.1. */
export default {
  channel: 'pasaman-menjawab',
  name: 'Pasaman Menjawab (contoh)',
  family: 'HTML',
  agency: { system: 'wilayah', id: '13.08' },
  secondsBetweenPulls: 600,
  config: {
    listUrl: '${DEMO_SITE_URL}/pengaduan?halaman={page}',
    timezone: 'Asia/Jakarta',
    system: 'pasaman-menjawab',
    list: { item: 'li.aduan', frame: 'ul.daftar', next: 'a.berikutnya' },
    fields: {
      id: { selector: ':scope', attribute: 'data-id' },
      title: { selector: '.judul' },
      receivedAt: { selector: '.waktu' },
      status: { selector: '.status' },
    },
    detail: {
      link: { selector: 'a.judul' },
      fields: {
        body: { selector: '.isi' },
        category: { selector: '.kategori' },
        classification: { selector: '.jenis' },
        regency: { selector: '.kabupaten' },
        district: { selector: '.kecamatan' },
        number: { selector: '.sp4n', optional: true },
      },
      answers: {
        item: '.jawaban',
        text: { selector: '.teks' },
        at: { selector: '.waktu' },
        by: { selector: '.oleh' },
      },
    },
    constants: { province: 'Sumatera Barat', agency: 'Pemerintah Kabupaten Pasaman' },
    statusMap: {
      in: {
        Baru: 'RECEIVED',
        Diverifikasi: 'VERIFIED',
        Dikerjakan: 'IN_PROGRESS',
        Selesai: 'CLOSED',
        Ditolak: 'ARCHIVED',
      },
    },
    closers: { Selesai: 'ADMIN', Ditolak: 'ADMIN' },
    classes: {
      'Pengaduan Berkadar Pengawasan': 'SUPERVISED_COMPLAINT',
      'Pengaduan Tidak Berkadar Pengawasan': 'UNSUPERVISED_COMPLAINT',
      'Permintaan Informasi': 'INFORMATION_REQUEST',
    },
    privacy: { selector: '.tanda b', words: { Publik: [], Anonim: ['anonymous'], Rahasia: ['secret'] } },
    numberSystem: 'sp4n-lapor',
    requestsPerSecond: 200,
  },
} satisfies HtmlSource;
