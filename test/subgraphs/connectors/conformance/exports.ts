import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import type { Connector } from '../../../../subgraphs/connectors/kit/index.ts';
import { sheetConnector } from '../../../../subgraphs/connectors/sheet/sheet.connector.ts';
import { COLUMN_SETS, csvOf, ordinary, ringkas } from '../../../support/ringkas.ts';

const KINDS = ['', 'Anonim', 'Rahasia', 'Anonim|Rahasia'];
const STATUSES = ['Ditutup oleh Sistem', 'Dalam Tindak Lanjut', 'Belum Terverifikasi'];

const rows = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    ordinary(String(7_000_001 + first + index), {
      'Tanggal Laporan Masuk': `${index + 3} May 2023`,
      'Judul Laporan': `Jalan Kenanga Berlubang ${first + index}`,
      'Tipe Laporan (Anonim/Rahasia)': KINDS[(first + index) % KINDS.length] ?? '',
      'Status Laporan': STATUSES[index % STATUSES.length] ?? '',
      Kategori: ['Jalan Berlubang', 'Lampu Jalan'][index % 2] ?? '',
    }),
  );

const file = (first: number, count: number) => ({ text: csvOf(ringkas(COLUMN_SETS[21], rows(first, count))) });
const NO_HTTP = 'The source is a folder of files; it answers no requests.';

/** The family SHEET before two invented exports. */
export const exportsSubject: Subject = {
  name: 'laporan-ringkas-contoh',
  connector: sheetConnector as unknown as Connector,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: settings name variables
  config: { folder: '${SOURCE_FOLDER}', timezone: 'UTC' },
  recording: recordingShape.parse({
    at: '2026-03-17T03:00:00Z',
    files: { '2023-05.csv': file(0, 5), '2023-06.csv': file(5, 4) },
    notApplicable: {
      ...Object.fromEntries([33, 34, 41, 42, 43, 49, 50].map((row) => [row, NO_HTTP])),
      ...Object.fromEntries(
        [5, 17, 35].map((row) => [row, 'A file is taken whole; nothing changes while it is read.']),
      ),
    },
  }),
};
