import Fastify from 'fastify';
import { onFreePort } from '../free-port.ts';
import type { DemoComplaint } from './demo-complaints.ts';
import { receivedAt } from './demo-sheet.ts';

/** The same at each start if it is free, since addresses are part of what a site says. */
const USUAL_PORT = 4080;

/** Items on one list page. */
const PER_PAGE = 10;

/** A legacy complaint website on 127.0.0.1. */
export interface DemoSite {
  /** Its address, without a slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/** Serves "Pasaman Menjawab", invented: list pages of ten, newest first, and a page per complaint. */
export async function startDemoSite(complaints: readonly DemoComplaint[], now: Date): Promise<DemoSite> {
  const server = Fastify({ forceCloseConnections: true });
  const received = (complaint: DemoComplaint) => receivedAt(complaint, now);
  const newestFirst = [...complaints].sort((a, b) => received(b).valueOf() - received(a).valueOf());

  server.get('/robots.txt', async (_, reply) => reply.type('text/plain').send('User-agent: *\nAllow: /\n'));
  server.get<{ Querystring: { halaman?: string } }>('/pengaduan', async ({ query }, reply) => {
    const page = Math.max(1, Number(query.halaman ?? 1) || 1);
    const items = newestFirst.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    return reply.type('text/html; charset=utf-8').send(listPage(items, page, newestFirst.length, received));
  });
  server.get<{ Params: { id: string } }>('/pengaduan/:id', async ({ params }, reply) => {
    const complaint = complaints.find(({ id }) => id === params.id);
    if (!complaint) return reply.code(404).type('text/html; charset=utf-8').send(layout('Tidak ditemukan', ''));
    return reply.type('text/html; charset=utf-8').send(detailPage(complaint, received(complaint), now));
  });

  const url = await onFreePort(USUAL_PORT, (port) => server.listen({ host: '127.0.0.1', port }));
  return { url, stop: () => server.close() };
}

function listPage(
  items: DemoComplaint[],
  page: number,
  total: number,
  received: (complaint: DemoComplaint) => Date,
): string {
  const rows = items.map(
    (complaint) => `<li class="aduan" data-id="${complaint.id}">
      <a class="judul" href="/pengaduan/${complaint.id}">${complaint.secret ? 'Laporan rahasia' : escaped(complaint.title)}</a>
      <span class="waktu">${inIndonesian(received(complaint))}</span> <span class="status">${complaint.status}</span>
    </li>`,
  );
  const next =
    page * PER_PAGE < total ? `<a class="berikutnya" href="/pengaduan?halaman=${page + 1}">Berikutnya</a>` : '';
  return layout(`Pengaduan, halaman ${page}`, `<ul class="daftar">${rows.join('\n')}</ul>${next}`);
}

function detailPage(complaint: DemoComplaint, at: Date, now: Date): string {
  const { id, title, body, topic, place, status, anonymous, secret, answer, trackingId } = complaint;
  const badges = anonymous || secret ? [anonymous && 'Anonim', secret && 'Rahasia'].filter(Boolean) : ['Publik'];
  const answered = answer && new Date(now.valueOf() - answer.daysAgo * 86_400_000);
  return layout(
    escaped(title),
    `<article class="aduan" data-id="${id}">
      <p><span class="nomor">${id}</span> <span class="waktu">${inIndonesian(at)}</span> <span class="status">${status}</span></p>
      <p class="tanda">${badges.map((badge) => `<b>${badge}</b>`).join(' ')}</p>
      <p>Kategori: <span class="kategori">${escaped(topic.category)}</span>, <span class="jenis">${topic.classification}</span></p>
      <p class="isi">${escaped(body).replaceAll('\n', '<br>')}</p>
      <p>Lokasi: <span class="kabupaten">${place.regency}</span>, <span class="kecamatan">${place.district}</span></p>
      ${trackingId ? `<p>Nomor SP4N-LAPOR!: <span class="sp4n">${trackingId}</span></p>` : ''}
      ${answer && answered ? `<div class="jawaban"><span class="oleh">Pemerintah Kabupaten Pasaman</span> <span class="waktu">${inIndonesian(answered)}</span><p class="teks">${escaped(answer.text)}</p></div>` : ''}
    </article>`,
  );
}

const layout = (title: string, content: string) =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${title} - Pasaman Menjawab (contoh)</title></head>
  <body><h1>Pasaman Menjawab</h1>${content}</body></html>`;

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const INDONESIAN = new Intl.DateTimeFormat('id-ID', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  timeZone: 'Asia/Jakarta',
});

/** "24 Nov 2026, 09.05": as Indonesian websites write it. */
const inIndonesian = (at: Date) => INDONESIAN.format(at).replace(' pukul', ',');
