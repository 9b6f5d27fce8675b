import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import type { Item, LivingSource, Reply } from '../../../../subgraphs/connectors/conformance/source/living-source.ts';
import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import { htmlConnector } from '../../../../subgraphs/connectors/html/html.connector.ts';
import type { Connector } from '../../../../subgraphs/connectors/kit/index.ts';

const SIZE = 3;

/** Invented complaints of a village website, the newest with the greatest number. */
const ITEMS: Item[] = Array.from({ length: 8 }, (_, index) => ({
  id: `A${101 + index}`,
  title: `Jalan rusak ${index + 1}`,
  body: `Jalan Kenanga nomor ${index + 1} berlubang, mohon diperbaiki.`,
  status: ['Baru', 'Dikerjakan', 'Selesai'][index % 3] ?? 'Baru',
  time: `${index + 1} Jan 2026 14.05 WIB`,
  badge: ['Publik', 'Anonim', 'Rahasia'][index % 3] ?? 'Publik',
  answer: index % 2 === 0 ? 'Petugas sudah ke lokasi.' : 'Sedang dijadwalkan.',
}));

const html = (status: number, content: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html><head><title>Desa</title></head><body><main>${content}</main></body></html>`,
});

const listed = ({ id, title, status, time }: Item) =>
  `<li class="aduan"><b class="nomor">#${id}</b> <a class="tautan" href="/aduan/${id}">${title}</a>
   <i class="status">${status}</i><time>${time}</time></li>`;

const detail = ({ badge, body, answer, time }: Item) =>
  `<article class="rincian"><span class="lencana">${badge}</span><div class="isi">${body}</div>
   <div class="jawaban"><b>Kantor Desa</b><time>${time}</time><p>${answer}</p></div></article>`;

/** The website: `/aduan?hal=n`, the newest first, and a page for each complaint. */
export const website: LivingSource = {
  items: ITEMS,
  id: 'id',
  updated: null,
  answer({ url }, items) {
    if (url.pathname === '/robots.txt') return { status: 404, headers: {}, body: '' };
    const newest = [...items].sort((a, b) => (String(a.id) < String(b.id) ? 1 : -1));
    if (url.pathname === '/aduan') {
      const page = Number(url.searchParams.get('hal')) - 1;
      const shown = newest.slice(page * SIZE, (page + 1) * SIZE).map(listed);
      return html(200, `<ul class="daftar">${shown.join('')}</ul>`);
    }
    const item = newest.find(({ id }) => url.pathname === `/aduan/${id}`);
    return item ? html(200, detail(item)) : html(404, 'tidak ada');
  },
};

/** The family HTML before an invented website. */
export const websiteSubject: Subject = {
  name: 'desa-contoh',
  connector: htmlConnector as unknown as Connector,
  config: {
    listUrl: 'https://desa-contoh.invalid/aduan?hal={page}',
    timezone: 'Asia/Jakarta',
    system: 'desa-contoh',
    list: { item: 'li.aduan', frame: 'ul.daftar' },
    fields: {
      id: { selector: '.nomor', pattern: '#(.+)' },
      title: { selector: 'a.tautan' },
      status: { selector: '.status' },
      receivedAt: { selector: 'time' },
    },
    detail: {
      link: { selector: 'a.tautan' },
      fields: { body: { selector: '.isi' } },
      answers: { item: '.jawaban', text: { selector: 'p' }, at: { selector: 'time' }, by: { selector: 'b' } },
    },
    statusMap: { Baru: 'RECEIVED', Dikerjakan: 'IN_PROGRESS', Selesai: 'CLOSED' },
    privacy: { selector: '.lencana', words: { Publik: [], Anonim: ['anonymous'], Rahasia: ['secret'] } },
    requestsPerSecond: 1000,
  },
  recording: recordingShape.parse({ at: '2026-03-17T03:00:00Z', http: {} }),
  source: website,
};
