import type { SheetSource } from '../sheet/input/input.ts';

/** The invented export that `npm start` drops into a folder. */
export default {
  channel: 'laporan-ringkas-demo',
  name: 'Laporan Ringkas, Kabupaten Pasaman (contoh)',
  family: 'SHEET',
  agency: { system: 'wilayah', id: '13.08' },
  secondsBetweenPulls: 3_600,
  config: { folder: '${DEMO_SHEET_FOLDER}' },
} satisfies SheetSource;
