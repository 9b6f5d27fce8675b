import { INVENTED, secretOf, type Template, yamlText } from './template.ts';

const isIds = (answer: string) =>
  /^\d+(\s*,\s*\d+)*$/.test(answer) ? null : 'They are numbers, with commas between them.';
const BASE = 'https://api-splp.layanan.go.id/lapor/3.0.0';

/** The current official interface (G3). No call of it lists reports: ids come from files and from here. */
export const laporTemplate: Template = {
  summary: 'SP4N-LAPOR! by its official interface (G3), following known reports',
  questions: [
    { key: 'ids', ask: 'Ids of the first reports to follow', usual: '9000001, 9000002, 9000003', fault: isIds },
    {
      key: 'exports',
      ask: 'Folder with files of further ids (.txt, .csv); "none" for none',
      usual: 'none',
    },
  ],
  settings: ({ ids = '', exports: folder = '', id = '' }) => `# Both credentials come from the LAPOR! team.
key: "\${secret:${secretOf(id, 'KEY')}}"
token: "\${secret:${secretOf(id, 'TOKEN')}}"
ids: [${ids}]
${folder === 'none' ? '# exports: data/lapor       files of ids: exports with a column "Tracking ID", or plain lists' : `exports: ${yamlText(folder)}`}
# LAPOR!'s own words are known (docs/connectors/lapor.md); yours count instead of them.
# statusMap: { in: sp4n-api, out: { CLOSED: Selesai, RETURNED: Ditolak } }
# To tell it of a status (goes with statusMap.out): the account that writes, and its institution.
# push: { userId: 5, institutionId: 77, templates: { Selesai: T1 } }
`,
  example: ({ ids = '' }) => {
    const known = ids.split(',').map((id) => id.trim());
    const reply = (path: string, data: object, more: object = {}) => ({
      url: `${BASE}/${path}`,
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { results: { data, ...more } } as never,
    });
    const words: Record<string, string> = { Baru: 'Belum Terverifikasi', Diproses: 'Dalam Proses', Selesai: 'Selesai' };
    const reports = known.map((id, index) => {
      const { title, body, status } = INVENTED[index % INVENTED.length]!;
      const day = `2026-02-${String((index % 20) + 1).padStart(2, '0')}`;
      return {
        ...{ id: Number(id), title, content: body, status_name: words[status], disposition_id: 77 },
        ...{ disposition_name: 'Dinas Contoh', is_anonymous: index % 2 === 0, is_secret: index % 3 === 2 },
        ...{ created_at: `${day} 08:00:00`, updated_at: `${day} 12:00:00` },
      };
    });
    return {
      http: {
        exchanges: [
          reply('masters/institutions/external?page_size=1000', [{ id: 77, name: 'Dinas Contoh' }]),
          reply('masters/templates?page_size=1000', [{ template_code: 'T1', content: 'Selesai' }]),
          ...reports.flatMap((report) => [
            reply(`complaints/${report.id}/complaint`, report),
            reply(
              `complaints/${report.id}/followups?page=1`,
              [{ id: 9, content: 'Sudah diteruskan.', created_at: '15-02-2026 10:00:00' }],
              { next_page_url: null },
            ),
          ]),
        ],
      },
      notApplicable: {
        33: 'No call lists reports: every known id is asked by itself. The tests of the family hold the paging of follow-ups.',
        44: 'A flag that a report does not say hides it, for replies with flags are assumed only.',
      },
    };
  },
};
