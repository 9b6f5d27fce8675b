import { expect, test } from '@jest/globals';
import {
  completeComplaint,
  type Json,
  normalizeInfo,
  type RawRecord,
} from '../../../../../subgraphs/connectors/kit/index.ts';
import { complaintOf } from '../../../../../subgraphs/connectors/lapor/complaint/complaint.parser.ts';
import { laporConfig } from '../../../../../subgraphs/connectors/lapor/generation/settings.ts';
import { laporConnector } from '../../../../../subgraphs/connectors/lapor/lapor.connector.ts';
import { simulated } from '../../../../legacy-sites/lapor-simulator.ts';

const read = (report: RawRecord, rest: RawRecord = {}, config: object = {}) => {
  const raw = { id: '5000001', report: simulated('5000001', report).parts, logs: [], followups: [], ...rest };
  return completeComplaint(complaintOf(raw, normalizeInfo(laporConnector, laporConfig.parse(config))));
};

test.each<[string, RawRecord, object]>([
  ['status and who closed', { status_name: ' ditutup oleh PELAPOR ' }, { status: 'CLOSED', closedBy: 'REPORTER' }],
  ['a system that archived', { status_name: 'Diarsipkan oleh Sistem' }, { status: 'ARCHIVED', closedBy: 'SYSTEM' }],
  ['a rejection, which is no end', { status_name: 'Ditolak' }, { status: 'RETURNED', closedBy: null }],
  ['a word nobody knows', { status_name: 'Baru Saja' }, { status: 'UNKNOWN', statusRaw: 'Baru Saja' }],
  ['a status as an object', { status_name: null, status: { name: 'Selesai' } }, { status: 'CLOSED' }],
  ['flags as texts', { is_anonymous: 'true', is_secret: '1' }, { privacy: { anonymous: true, secret: true } }],
  ['flags not said: hide', { is_anonymous: null, is_secret: null }, { privacy: { anonymous: true, secret: true } }],
  ['no title', { title: null }, { title: null }],
  ['day first, local time', { created_at: '02-02-2026 08:00:00' }, { occurredAt: '2026-02-02T01:00:00.000Z' }],
  ['Unix seconds', { created_at: 1769994000 }, { occurredAt: '2026-02-02T01:00:00.000Z' }],
  [
    'day of the incident',
    { created_at: null, date_of_incident: '2026-01-31' },
    { occurredAt: '2026-01-30T17:00:00.000Z' },
  ],
  ['no time of change', { updated_at: null }, { updatedAt: null }],
  ['ids as text', { disposition_id: '0077' }, { agency: { system: 'sp4n-lapor', id: '0077', name: null } }],
  [
    'a named institution',
    { disposition_name: 'Dinas A' },
    { agency: { system: 'sp4n-lapor', id: '77', name: 'Dinas A' } },
  ],
  ['no institution', { disposition_id: null }, { agency: null }],
  ['attachments: false', { attachments: false }, { attachments: [] }],
  ['attachments: nonsense', { attachments: '[11,.' }, { attachments: [] }],
  [
    'attachments: a map with the key "docs"',
    { attachments: { docs: [{ path: 'https://l.invalid/a.pdf', file_name: 'a.pdf' }] } },
    { attachments: [{ name: 'a.pdf', url: 'https://l.invalid/a.pdf', mediaType: null, bytes: null }] },
  ],
])('%s', (_, report, complaint) => {
  expect(read(report)).toMatchObject(complaint);
});

test.each<[RawRecord, string]>([
  [{ content: '' }, 'body: the report says nothing at "content"'],
  [{ status_name: null }, 'status: the report says nothing at "status_name", "status.name"'],
  [{ created_at: 'kemarin' }, '"kemarin" is no time.'],
  [{ created_at: null }, 'receivedAt: the report says nothing at "created_at", "date_of_incident"'],
  [{ is_secret: 'entah' }, '"entah" is neither a yes nor a no.'],
])('a report that cannot be used says why (%#)', (report, message) => {
  expect(() => read(report)).toThrow(message);
});

test('follow-ups: each once, by time, those without one last; data as JSON in a text; markup in names stays text', () => {
  const followups: Json[] = [
    { content: 'Tanpa waktu' },
    { data: '{"content":"Dari data"}', created_at: '03-02-2026 08:00:00', institution: { name: 'Dinas A' } },
    {
      content: '{{status_old}} ke {{ status_new }}, {{lain}}',
      created_at: '02-02-2026 08:00:00',
      status_old: { name: '<b>A</b>' },
      status_new: 'B',
    },
    { data: '{"content":"Dari data"}', created_at: '03-02-2026 08:00:00', institution: { name: 'Dinas A' } },
    { content: '<style>p{}</style>' },
  ];
  expect(read({}, { followups }).answers).toEqual([
    { at: '2026-02-02T01:00:00.000Z', by: null, text: '<b>A</b> ke B, {{lain}}' },
    { at: '2026-02-03T01:00:00.000Z', by: 'Dinas A', text: 'Dari data' },
    { at: null, by: null, text: 'Tanpa waktu' },
  ]);
});

test('another place of a part is a setting', () => {
  const config = { fields: { body: ['isi.awal'] }, statusMap: { X: 'VERIFIED' }, timezone: 'UTC' };
  expect(read({ isi: { awal: 'Isi' }, status_name: 'x' }, {}, config)).toMatchObject({
    body: 'Isi',
    status: 'VERIFIED',
    occurredAt: '2026-02-02T08:00:00.000Z',
  });
});
