import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { complaintParts, type Prepare } from './scenario.ts';

const PER_PAGE = 500;

/** A JSON interface with pages of five hundred, the oldest change first. */
export const rest: Prepare = async (rows) => {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://bench.invalid');
    const from = (Number(searchParams.get('halaman') ?? 1) - 1) * PER_PAGE;
    const items = Array.from({ length: Math.max(0, Math.min(PER_PAGE, rows - from)) }, (_, place) =>
      itemOf(from + place),
    );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(items));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const settings = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    auth: { kind: 'none' },
    list: { path: 'tiket', items: '$', paging: { kind: 'page', param: 'halaman', start: 1 }, order: 'none' },
    key: 'no',
    timezone: 'Asia/Jakarta',
    requestsPerSecond: 1000,
    map: {
      title: 'judul',
      body: 'keluhan',
      statusRaw: 'status',
      status: '$status(status)',
      occurredAt: '$time(dibuat)',
      privacy: { anonymous: '$bool(anonim)', secret: '$bool(rahasia)' },
    },
    statusMap: { in: { Baru: 'RECEIVED', Selesai: 'CLOSED' } },
  };
  return { family: 'REST', settings, stop: async () => server.close() };
};

function itemOf(n: number) {
  const { id, day, title, body } = complaintParts(n);
  const status = n % 3 === 0 ? 'Baru' : 'Selesai';
  return { no: id, judul: title, keluhan: body, status, anonim: 0, rahasia: 0, dibuat: day.toISOString() };
}
