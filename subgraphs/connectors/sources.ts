import type { Source } from './kit/connector.ts';
import laporanRingkas from './sources/laporan-ringkas.source.ts';

/** Source files that every hub has; each becomes a channel at start. Demo channels are added by `npm start`. */
export const SOURCES: readonly Source[] = [laporanRingkas];
