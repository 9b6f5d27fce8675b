import { G2 } from './g2.ts';
import { G3 } from './g3.ts';
import type { Generation } from './generation.ts';

const none = { method: 'POST', path: null } as const;

/** Old XML. Only its intake is known; the call that reads a report must be named in config. */
export const G1: Generation = {
  ...G2,
  base: 'https://www.lapor.go.id/api/stream',
  format: 'xml',
  calls: {
    report: none,
    followups: none,
    templates: none,
    institutions: none,
    categories: none,
    tell: none,
    handOn: none,
  },
  report: ['lapor.laporan', 'laporan'],
  logs: ['lapor.laporan.log', 'laporan.log'],
  fields: {
    ...G3.fields,
    status: ['status'],
    title: ['judul'],
    body: ['isi'],
    receivedAt: ['tanggal'],
    anonymous: ['anonim'],
    secret: ['rahasia'],
  },
};
