import { G3 } from './g3.ts';
import type { Generation } from './generation.ts';

const form = { KEYTOKEN: '{token}', id: '{id}' };

/** f01: POST with KEYTOKEN. Only `gettopics` is known by name; the call for a report must be named in config. */
export const G2: Generation = {
  ...G3,
  base: 'https://www.lapor.go.id/api/services/f01',
  calls: {
    report: { method: 'POST', path: null, form },
    followups: { method: 'POST', path: null, form },
    templates: { method: 'POST', path: null, form },
    institutions: { method: 'POST', path: null, form },
    tell: { method: 'POST', path: null },
    handOn: { method: 'POST', path: null },
    categories: { method: 'POST', path: 'gettopics', form: { KEYTOKEN: '{token}' } },
  },
  report: ['0', ''],
  logs: ['0.logs', 'logs'],
  list: [''],
  fields: {
    status: ['Status', 'status'],
    title: ['Judul', 'title'],
    body: ['Isi', 'content'],
    receivedAt: ['TanggalLaporanMasuk', 'created_at'],
    updatedAt: ['TanggalLaporanAktivitasTerakhir', 'updated_at'],
    agencyId: ['DisposisiInstansiID'],
    agencyName: [],
    categoryId: ['KategoriID'],
    category: [],
    anonymous: [],
    secret: [],
    attachments: [],
  },
};
