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
      Baru: 'RECEIVED',
      Diverifikasi: 'VERIFIED',
      Dikerjakan: 'IN_PROGRESS',
      Selesai: 'CLOSED',
      Ditolak: 'ARCHIVED',
    },
    closers: { Selesai: 'ADMIN', Ditolak: 'ADMIN' },
    privacy: { selector: '.tanda b', words: { Anonim: ['anonymous'], Rahasia: ['secret'] }, otherwise: [] },
    numberSystem: 'sp4n-lapor',
    requestsPerSecond: 200,
  },
} satisfies HtmlSource;
