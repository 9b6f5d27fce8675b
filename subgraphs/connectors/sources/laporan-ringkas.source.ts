import type { SheetSource } from '../sheet/input/input.ts';

/** Exports "Laporan Ringkas" of SP4N-LAPOR! itself, handed in by whoever has an admin account there. */
export default {
  channel: 'laporan-ringkas',
  name: 'SP4N-LAPOR! exports (Laporan Ringkas)',
  family: 'SHEET',
  agency: null,
  // Handed in: npm run pull -- --channel laporan-ringkas --file <export>. With a number here the folder is watched.
  secondsBetweenPulls: 0,
  config: { folder: '.data/drop/laporan-ringkas' },
} satisfies SheetSource;
