import type { HtmlSource } from '../../subgraphs/connectors/html/site/site.ts';
import { type Answer, type ScriptedSite, scriptedSite } from './scripted-site.ts';

/** One invented complaint as the little site shows it. */
export interface LittleItem {
  id: string;
  title?: string;
  body?: string;
  status?: string;
  time?: string;
  /** Badges, e.g. "Anonim" and "Rahasia"; "Publik" where there is none to show. */
  badges?: string[];
  reporter?: string;
  answers?: { at: string; by: string; text: string }[];
  files?: string[];
}

/** The little site: a list `/aduan?hal=n` and pages `/aduan/<id>`, changed by a test while it is read. */
export interface LittleSite extends ScriptedSite {
  /** Newest first. */
  items: LittleItem[];
  /** Answers instead of the site itself, for the paths a test names; undefined leaves the site its word. */
  instead: (path: string) => Answer | undefined;
  config: HtmlSource['config'];
}

/** `count` ordinary complaints, the newest first: A40, A39, ... */
export const littleItems = (count: number, first = 1): LittleItem[] =>
  Array.from({ length: count }, (_, index) => ({ id: `A${first + count - 1 - index}` }));

/** Starts the site with pages of `perPage` items. */
export async function littleSite(items: LittleItem[], perPage = 5): Promise<LittleSite> {
  const own = (path: string): Answer | undefined => {
    const url = new URL(path, 'http://site.invalid');
    if (url.pathname === '/aduan') {
      const page = Number(url.searchParams.get('hal'));
      const shown = site.items.slice((page - 1) * perPage, page * perPage);
      return shown.length === 0 && page > 1 ? undefined : listHtml(shown);
    }
    const item = site.items.find(({ id }) => url.pathname === `/aduan/${id}`);
    return item && detailHtml(item);
  };
  const started = await scriptedSite((path) => site.instead(path) ?? own(path));
  const site: LittleSite = Object.assign(started, {
    items,
    instead: () => undefined,
    config: littleConfig(started.url),
  });
  return site;
}

const listHtml = (items: LittleItem[]) =>
  page(
    `<ul class="daftar">${items
      .map(
        ({ id, title = `Aduan ${id}`, status = 'Baru', time = '3 Jan 2026 14.05 WIB' }) =>
          `<li class="aduan"><b class="nomor">#${id}</b> <a href="/aduan/${id}">${title}</a>
         <i class="status">${status}</i><time>${time}</time></li>`,
      )
      .join('')}</ul>`,
  );

const detailHtml = ({ id, body = `Jalan di depan pasar rusak, mohon diperbaiki (${id}).`, ...item }: LittleItem) =>
  page(`<article><p class="pelapor">${item.reporter ?? 'Warga Contoh'}</p>
    ${(item.badges ?? ['Publik']).map((badge) => `<span class="lencana">${badge}</span>`).join('')}
    <div class="isi">${body}</div><p class="lokasi">Jalan Melati, Kecamatan Bonjol, Kabupaten Pasaman</p>
    ${(item.answers ?? []).map(({ at, by, text }) => `<div class="jawaban"><b>${by}</b><time>${at}</time><p>${text}</p></div>`).join('')}
    ${(item.files ?? []).map((file) => `<a class="lampiran" href="/berkas/${file}">${file}</a>`).join('')}</article>`);

const page = (content: string) =>
  `<!doctype html><html><head><title>Situs</title></head><body><main>${content}</main></body></html>`;

/** The site of an agency that asks for a password, answering 200 as legacy sites do. */
export const LOGIN_PAGE = page('<form action="/masuk"><input name="nama"><input type="password" name="sandi"></form>');

const littleConfig = (url: string): HtmlSource['config'] => ({
  listUrl: `${url}/aduan?hal={page}`,
  timezone: 'Asia/Jakarta',
  system: 'situs-kecil',
  list: { item: 'li.aduan', frame: 'ul.daftar' },
  fields: {
    id: { selector: '.nomor', pattern: '#(.+)' },
    title: { selector: 'a' },
    status: { selector: '.status' },
    receivedAt: { selector: 'time' },
  },
  detail: {
    link: { selector: 'a' },
    fields: {
      body: { selector: '.isi' },
      district: { selector: '.lokasi', pattern: 'Kecamatan ([^,]+)' },
      regency: { selector: '.lokasi', pattern: 'Kabupaten [^,]+' },
    },
    answers: { item: '.jawaban', text: { selector: 'p' }, at: { selector: 'time' }, by: { selector: 'b' } },
    attachments: 'a.lampiran',
  },
  constants: { province: 'Sumatera Barat', parentAgency: 'Pemerintah Kabupaten Pasaman' },
  statusMap: { Baru: 'RECEIVED', Dikerjakan: 'IN_PROGRESS', Selesai: 'CLOSED' },
  closers: { Selesai: 'ADMIN' },
  privacy: { selector: '.lencana', words: { Publik: [], Anonim: ['anonymous'], Rahasia: ['secret'] } },
  requestsPerSecond: 1000,
});
