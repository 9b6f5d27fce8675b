import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** An invented connector from outside the hub, as its author writes it: plain JavaScript, one import. */
export const PERUMDA_AIR = `import { defineConnector, SourceError, z } from 'lapor-hub/kit'

function idOf(t) {
  if (!t.no) throw new SourceError('record', 'no is missing')
  return String(t.no)
}

export default defineConnector({
  id: 'perumda-air', family: 'REST', version: '1.0.0', sdk: '^1', ordering: 'source-time',
  timezone: () => 'Asia/Makassar',
  config: z.strictObject({ base: z.url() }),
  cursor: z.strictObject({ since: z.string() }),
  http: ({ base }) => ({ base }),
  statusMap: () => ({ masuk: 'RECEIVED', tuntas: 'CLOSED' }),
  identify: t => t.no ?? null,
  async check(ctx) {
    ctx.expect((await ctx.http.json('/v1/ping')).ok === true, 'ping reply')
  },
  async *pull(ctx, cursor) {
    const from = ctx.since(cursor?.since) ?? ''
    for (let after = ''; ;) {
      const reply = await ctx.http.json('/v1/tiket', { query: { from, after } })
      ctx.expect(Array.isArray(reply.tiket), 'tiket missing')
      if (reply.tiket.length === 0) return
      ctx.expect(reply.last !== after, 'paging stands still')
      after = reply.last
      const since = new Date(reply.tiket.at(-1).diubah + '+08:00')
      ctx.expect(!Number.isNaN(since.valueOf()), 'diubah is no time')
      yield { records: reply.tiket, cursor: { since: since.toISOString() } }
    }
  },
  normalize: (t, info) => ({
    externalId: idOf(t), body: t.keluhan, statusRaw: t.tahap, status: info.status(t.tahap),
    privacy: { anonymous: info.bool(t.samar), secret: info.bool(t.tertutup) },
    occurredAt: info.time(t.dibuat), updatedAt: info.time(t.diubah),
  }),
  extend: {
    field: 'perumdaAir',
    sdl: '"What the water company says." type PerumdaAir { "Number of the meter." meter: String "Remark." catatan: String }',
    map: t => ({ meter: t.meter, catatan: t.catatan ?? null }),
  },
})
`;

/** Writes the connector where an integrator keeps his: inside the package, so that `lapor-hub/kit` is found. */
export function perumdaFile(source = PERUMDA_AIR, name = 'perumda-air'): string {
  const folder = fromRoot('.data', 'test-connectors', String(process.pid));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.connector.mjs`);
  writeFileSync(path, source);
  return path;
}
