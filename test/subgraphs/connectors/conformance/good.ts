import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import {
  type Connector,
  defineConnector,
  type Json,
  listed,
  type NormalizeInfo,
  type PullContext,
  type RawRecord,
  SourceError,
  z,
} from '../../../../subgraphs/connectors/kit/index.ts';

const config = z.strictObject({ base: z.url(), token: z.string().min(1) });
const cursor = z.strictObject({ since: z.string() });
export type Config = z.infer<typeof config>;
export type Cursor = z.infer<typeof cursor>;
export type GoodConnector = Connector<Config, Cursor>;

/** What the invented source answers about a list. */
interface ListReply {
  pengaduan: RawRecord[];
}

/** One page of the invented source, its shape proved. */
export async function listOf(ctx: PullContext<Config>, query: Record<string, string | number | null>) {
  const reply: ListReply = await ctx.http.json('/v1/pengaduan', { query });
  ctx.expect(Array.isArray(reply?.pengaduan), '"pengaduan" is missing from the list.');
  return reply.pengaduan;
}

/** A value no complaint can do without. */
export function needed(raw: RawRecord, key: string): Json {
  const value = raw[key];
  if (value === undefined || value === null || value === '') throw new SourceError('record', `${key} says nothing.`);
  return value;
}

const flag = (raw: RawRecord, key: string, { bool }: NormalizeInfo<Config>) => bool(needed(raw, key));
const text = (value: Json | undefined) =>
  value === undefined || value === null || value === '' ? null : String(value);

/** A connector of some sixty lines as an integrator should write it, for an invented waterworks. */
export const goodConnector = defineConnector<Config, Cursor>({
  family: 'REST',
  version: '1.0.0',
  sdk: '^1',
  config,
  cursor,
  ordering: 'source-time',
  timezone: () => 'Asia/Makassar',
  statusMap: () => ({ masuk: 'RECEIVED', dikerjakan: 'IN_PROGRESS', tuntas: 'CLOSED' }),
  statusOut: () => ({ IN_PROGRESS: 'dikerjakan', CLOSED: 'tuntas' }),
  policy: () => ({ requestsPerSecond: 1000, overlapSeconds: 600 }),
  http: ({ base, token }) => ({ base, headers: { 'x-token': token } }),

  async check(ctx) {
    await listOf(ctx, {});
  },

  async *pull(ctx: PullContext<Config>, before) {
    const from = ctx.since(before?.since);
    for (let after = ''; ; ) {
      const records = await listOf(ctx, { from, after });
      if (records.length === 0) return;
      const last = String(records.at(-1)?.diubah ?? '');
      ctx.expect(last !== '', '"diubah" is missing from an item.');
      ctx.expect(last !== after, 'paging stands still.');
      after = last;
      yield { records, cursor: { since: before && before.since > last ? before.since : last } };
    }
  },

  async *enumerate(ctx) {
    yield* listed(this.pull(ctx, null));
  },

  normalize: (raw, info) => ({
    externalId: String(needed(raw, 'no')),
    title: text(raw.judul),
    body: String(needed(raw, 'keluhan')),
    status: info.status(String(needed(raw, 'tahap'))),
    statusRaw: String(needed(raw, 'tahap')),
    privacy: { anonymous: flag(raw, 'sembunyi', info), secret: flag(raw, 'tertutup', info) },
    occurredAt: info.time(raw.dibuat),
    updatedAt: info.time(raw.diubah),
    reporter: text(raw.pelapor) === null ? null : { name: text(raw.pelapor), ids: [] },
    answers: text(raw.jawaban) === null ? [] : [{ at: null, by: null, text: String(raw.jawaban) }],
  }),

  async pushStatus(ctx, { externalId, statusOut, key }) {
    const json = { tahap: statusOut, rujukan: key };
    const reply = await ctx.http.send(`/v1/pengaduan/${externalId}/tahap`, { method: 'POST', json, accept: [409] });
    const { nomor } = reply.text === '' ? {} : JSON.parse(reply.text);
    if (reply.status === 409) return { outcome: 'ALREADY', remoteRef: nomor };
    return nomor ? { outcome: 'DONE', remoteRef: nomor } : { outcome: 'UNCERTAIN', remoteRef: null };
  },
});

const BASE = 'https://api.air-contoh.invalid';

/** Items of the invented source; `no` 0005 was written last. */
const ITEMS = [
  { no: '0001', tahap: 'masuk', sembunyi: 'tidak', tertutup: 'tidak', pelapor: 'Warga Contoh Satu', jawaban: '' },
  { no: '0002', tahap: 'dikerjakan', sembunyi: 'ya', tertutup: 'tidak', pelapor: '', jawaban: 'Petugas datang besok.' },
  { no: '0003', tahap: 'tuntas', sembunyi: 'tidak', tertutup: 'ya', pelapor: '', jawaban: 'Pipa sudah diganti.' },
  { no: '0004', tahap: 'masuk', sembunyi: 'tidak', tertutup: 'tidak', pelapor: '', jawaban: '' },
  { no: '0005', tahap: 'masuk', sembunyi: 'tidak', tertutup: 'tidak', pelapor: '', jawaban: '' },
  { no: '0006', tahap: 'masuk', sembunyi: 'tidak', tertutup: 'tidak', pelapor: '', jawaban: '' },
].map((item, index) => ({
  ...item,
  judul: `Air mati ${index + 1}`,
  keluhan: `Air di Jalan Melati nomor ${index + 1} mati sejak pagi.`,
  dibuat: `2026-03-0${index + 1} 08:15:00`,
  diubah: `2026-03-1${index}T09:30:00+08:00`,
}));

/** The list of the invented source as a rule. */
export const LISTING = {
  url: `${BASE}/v1/pengaduan`,
  items: ITEMS,
  list: 'pengaduan',
  id: 'no',
  updated: 'diubah',
  order: 'diubah',
  size: 2,
  paging: { by: 'key', parameter: 'after', key: 'diubah' },
  since: { parameter: 'from', key: 'diubah' },
};

/** What is tried: a connector for the invented waterworks, and that source. */
export function waterworks(connector: object = goodConnector, listing: object = LISTING): Subject {
  return {
    name: 'perumda-air-contoh',
    connector: connector as Connector,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: settings name variables
    config: { base: '${SOURCE_AIR_URL}', token: '${SOURCE_AIR_TOKEN}' },
    recording: recordingShape.parse({
      at: '2026-03-17T03:00:00Z',
      variables: { SOURCE_AIR_URL: BASE, SOURCE_AIR_TOKEN: 'rahasia-karangan-1' },
      http: {
        listing,
        exchanges: [{ method: 'POST', url: `${BASE}/v1/pengaduan/0001/tahap`, body: { nomor: 'T-1' } }],
      },
      push: { duplicate: { status: 409, body: { nomor: 'T-1' } } },
      notApplicable: { 34: 'The list is paged by the time of change; it has no page past the end.' },
    }),
  };
}
