import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../subgraphs/connectors/kit/json.ts';
import demoSite from '../../../subgraphs/connectors/sources/demo-site.source.ts';
import { complaintParts, type Prepare } from './scenario.ts';

const PER_PAGE = 50;

/** A website whose lists say everything, so that a page is a page of fifty. */
export const html: Prepare = async (rows) => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench.invalid');
    if (pathname === '/robots.txt') return void response.writeHead(404).end();
    const page = Number(searchParams.get('halaman') ?? 1);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(listPage(page, rows));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { detail, privacy, ...config } = demoSite.config;
  const settings = {
    ...config,
    listUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pengaduan?halaman={page}`,
    fields: { ...config.fields, body: { selector: '.isi' } },
    privacy: 'UNKNOWN',
    requestsPerSecond: 1000,
    maxPages: Math.ceil(rows / PER_PAGE) + 1,
  };
  return { family: 'HTML', settings: settings as unknown as Json, stop: async () => server.close() };
};

function listPage(page: number, rows: number): string {
  const items = Array.from({ length: PER_PAGE }, (_, place) => (page - 1) * PER_PAGE + place).filter((n) => n < rows);
  const next = page * PER_PAGE < rows ? '<a class="berikutnya" href="#">Berikutnya</a>' : '';
  return `<html><body><ul class="daftar">${items.map(item).join('\n')}</ul>${next}</body></html>`;
}

function item(n: number): string {
  const { id, day, title, body } = complaintParts(n);
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt'];
  const date = `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()} 08.15 WIB`;
  return `<li class="aduan" data-id="${id}"><a class="judul" href="/pengaduan/${id}">${title}</a>
    <span class="waktu">${date}</span> <span class="status">Baru</span><p class="isi">${body}</p></li>`;
}
