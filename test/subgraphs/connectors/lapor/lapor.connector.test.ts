import { afterEach, expect, test } from '@jest/globals';
import { type LaporSimulator, laporSimulator, simulated } from '../../../legacy-sites/lapor-simulator.ts';
import { check, pull } from '../../../support/lapor-pull.ts';

let site: LaporSimulator;
afterEach(() => site?.stop());

test('a report is read with its follow-ups, and its dispatch logs are no answers', async () => {
  site = await laporSimulator({
    '5000002': simulated(
      '5000002',
      {},
      {
        statusLogs: [{ note: 'Didisposisikan', timestamp: '2026-02-02 09:00:00' }],
        dataLogs: [
          { id: 1, content: '{{institution_from}} ke {{ institution_to }}', created_at: '02-02-2026 09:00:00' },
        ],
        followups: [
          {
            id: 3,
            content: '<p>Sudah &amp; selesai</p>',
            created_at: '05-02-2026 10:00:00',
            institution: 'Dinas Contoh',
          },
          {
            id: 2,
            template_code: 'T1',
            created_at: { date: '2026-02-04 10:00:00' },
            institution_from_id: { name: 'Dinas <Contoh>' },
          },
          { id: 4, content: 'Catatan dalam', is_secret: '1', created_at: '06-02-2026 10:00:00' },
        ],
      },
    ),
  });
  const { complaints, dead, failure } = await pull(site.config);
  expect({ dead, failure }).toEqual({ dead: [], failure: null });
  expect(complaints).toEqual([
    expect.objectContaining({
      externalId: '5000002',
      title: 'Lampu 5000002 mati',
      body: 'Lampu jalan di depan Pasar Contoh mati.',
      status: 'IN_PROGRESS',
      statusRaw: 'Dalam Proses',
      privacy: { anonymous: false, secret: false },
      occurredAt: '2026-02-02T01:00:00.000Z',
      updatedAt: '2026-02-03T01:00:00.000Z',
      agency: { system: 'sp4n-lapor', id: '77', name: 'Dinas Contoh' },
      category: { system: 'sp4n-lapor', id: '436', name: 'Penerangan Jalan' },
      numbers: [{ system: 'sp4n-lapor', id: '5000002', name: null }],
      answers: [
        { at: '2026-02-04T03:00:00.000Z', by: 'Dinas <Contoh>', text: 'Ditangani Dinas <Contoh>.' },
        { at: '2026-02-05T03:00:00.000Z', by: 'Dinas Contoh', text: 'Sudah & selesai' },
      ],
    }),
  ]);
  expect(complaints[0]?.attachments.map(({ name }) => name)).toEqual(['lampiran 11', 'lampiran 12']);
});

test('follow-ups are asked for page by page under their own path, never at the address that is named', async () => {
  const followups = [1, 2, 3, 4, 5].map((n) => ({
    id: n,
    content: `Jawaban ${n}`,
    created_at: `0${n}-02-2026 10:00:00`,
  }));
  site = await laporSimulator({ '5000001': simulated('5000001', {}, { followups: followups.toReversed() }) });
  const { complaints } = await pull(site.config);
  expect(complaints[0]?.answers.map(({ text }) => text)).toEqual(followups.map(({ content }) => content));
  expect(site.asked.filter((path) => path.includes('followups'))).toEqual(
    [1, 2, 3].map((page) => `/lapor/3.0.0/complaints/5000001/followups?page=${page}`),
  );
});

test('check reads the first report, and without ids the institutions', async () => {
  site = await laporSimulator({ '5000001': simulated('5000001') });
  await check(site.config);
  await check({ ...site.config, ids: [] });
  await expect(check({ ...site.config, token: 'lain' })).rejects.toMatchObject({ errorClass: 'auth' });
});
