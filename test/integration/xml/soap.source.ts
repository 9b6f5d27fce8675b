import type { RestSource } from '../../../subgraphs/connectors/rest/site/config.ts';

/** Complaints of a SOAP service, page by page. */
export default {
  channel: 'soap-contoh',
  name: 'Kabupaten Contoh (SOAP)',
  family: 'REST',
  agency: null,
  secondsBetweenPulls: 300,
  config: {
    base: '${SOURCE_SOAP}',
    format: 'xml',
    auth: { kind: 'none' },
    list: {
      path: 'complaints.php?versi=11',
      soap: {
        action: 'urn:contoh#daftar',
        body: '<a:daftar xmlns:a="urn:contoh"><halaman>{halaman}</halaman><kunci>${SOURCE_KEY}</kunci></a:daftar>',
      },
      items: 'daftarResponse.return.item',
      paging: { kind: 'page', param: 'halaman' },
    },
    key: 'nomor',
    timezone: 'Asia/Jakarta',
    map: {
      body: 'uraian',
      status: '$status(status)',
      statusRaw: 'status',
      privacy: { anonymous: 'true', secret: 'true' },
      occurredAt: '$time(masuk)',
    },
    statusMap: { in: { Baru: 'RECEIVED', Selesai: 'CLOSED' } },
    deletes: 'full-scan',
    requestsPerSecond: 50,
  },
} satisfies RestSource;
