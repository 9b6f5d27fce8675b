import type { NoticeKind } from '../event/notice-kind.ts';
import type { NoticeLanguage } from '../subscription/audience.ts';

/** Words every hub begins with. They are data from then on: mutations change them, this table does not. */
export const FOUNDING_TEMPLATES: Record<NoticeKind, Record<NoticeLanguage, [subject: string, body: string]>> = {
  STATUS_CHANGED: {
    ID: [
      'Laporan {{nomor}}: {{status}}',
      'Status laporan {{nomor}} ({{instansi}}) sekarang: {{status}}.\n\n{{tautan}}',
    ],
    EN: ['Report {{nomor}}: {{status}}', 'Report {{nomor}} ({{instansi}}) is now: {{status}}.\n\n{{tautan}}'],
  },
  DUE_SOON: {
    ID: [
      'Laporan {{nomor}}: tenggat {{tenggat}}',
      'Tenggat tahap "{{tahap}}" laporan {{nomor}} ({{instansi}}) adalah {{tenggat}}.\n\n{{tautan}}',
    ],
    EN: [
      'Report {{nomor}}: due {{tenggat}}',
      'The stage "{{tahap}}" of report {{nomor}} ({{instansi}}) is due on {{tenggat}}.\n\n{{tautan}}',
    ],
  },
  BREACHED: {
    ID: [
      'Laporan {{nomor}}: melewati tenggat',
      'Tahap "{{tahap}}" laporan {{nomor}} ({{instansi}}) melewati tenggat {{tenggat}}.\n\n{{tautan}}',
    ],
    EN: [
      'Report {{nomor}}: overdue',
      'The stage "{{tahap}}" of report {{nomor}} ({{instansi}}) was due on {{tenggat}} and is overdue.\n\n{{tautan}}',
    ],
  },
  ESCALATED: {
    ID: [
      'Laporan {{nomor}}: eskalasi kepada {{tingkat}}',
      'Tahap "{{tahap}}" laporan {{nomor}} ({{instansi}}) melewati tenggat {{tenggat}}. Diberitahukan kepada: {{tingkat}}.\n\n{{tautan}}',
    ],
    EN: [
      'Report {{nomor}}: escalated to {{tingkat}}',
      'The stage "{{tahap}}" of report {{nomor}} ({{instansi}}) was due on {{tenggat}}. Told: {{tingkat}}.\n\n{{tautan}}',
    ],
  },
  PASSED: {
    ID: [
      'Laporan {{nomor}}: waktu tunggu berakhir',
      'Waktu "{{tahap}}" laporan {{nomor}} ({{instansi}}) berakhir pada {{tenggat}}.\n\n{{tautan}}',
    ],
    EN: [
      'Report {{nomor}}: waiting time over',
      'The time of "{{tahap}}" of report {{nomor}} ({{instansi}}) ended on {{tenggat}}.\n\n{{tautan}}',
    ],
  },
  TEST: {
    ID: ['Notifikasi percobaan', 'Ini notifikasi percobaan untuk {{instansi}}. Tidak ada yang perlu dilakukan.'],
    EN: ['Test notice', 'This is a test notice for {{instansi}}. Nothing has to be done.'],
  },
};
