import { defineConnector, listed, mapRecord } from '../kit/index.ts';
import { complaintOf, trackingIdOf } from './export/complaint.parser.ts';
import { STATUSES } from './export/vocabulary.ts';
import { type SheetConfig, sheetConfig } from './input/input.ts';
import { answersOf } from './replies/reply.parser.ts';
import { type SheetCursor, sheetCursor } from './scan/cursor.ts';
import { checkFiles, type Identify, scanFiles } from './scan/scan.ts';

/** Replies name a complaint by the column they say, which stands in the table of the complaints too. */
const idOfRow: Identify = (raw, { replies }) => {
  const id = replies && raw[replies.key];
  return id === undefined || id === null ? null : String(id);
};

/**
 * Reads exports "Laporan Ringkas", and with a `map` any other table (XLSX, CSV). Files come in the order of their
 * names; `arrival` ordering, because a row does not say when it last changed.
 */
export const sheetConnector = defineConnector<SheetConfig, SheetCursor>({
  family: 'SHEET',
  version: '1.1.0',
  sdk: '^1',
  config: sheetConfig,
  cursor: sheetCursor,
  ordering: 'arrival',
  // Narrower variants of the export lack whole columns, and a folder may hold all of them.
  policy: () => ({
    readsAhead: true,
    mayLack: ['place.district', 'place.village', 'place.detail', 'reporter', 'agency'],
  }),
  statusMap: ({ map, statusMap }) => (map ? (statusMap?.in ?? {}) : STATUSES),
  timezone: ({ timezone }) => timezone,
  identify: trackingIdOf,
  check: checkFiles,

  async normalize(raw, info) {
    const { map } = info.config;
    const complaint = map ? await mapRecord(map, raw, info) : complaintOf(raw, info);
    const replies = answersOf(raw, info);
    return replies.length > 0 ? { ...complaint, answers: [...(complaint.answers ?? []), ...replies] } : complaint;
  },

  pull: (ctx, cursor) => scanFiles(ctx, cursor, idOfRow),
  enumerate: (ctx) => listed(scanFiles(ctx, null, idOfRow)),
});
