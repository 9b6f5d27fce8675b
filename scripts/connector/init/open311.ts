import type { Json } from '../../../subgraphs/connectors/kit/index.ts';
import { httpFault, INVENTED, type Template, TIMEZONE, yamlText } from './template.ts';

const isDay = (answer: string) =>
  /^\d{4}-\d\d-\d\d$/.test(answer) && !Number.isNaN(Date.parse(answer)) ? null : 'It is a day, YYYY-MM-DD.';

/** A city's GeoReport v2 endpoint that keeps to the standard; `quirks` says where one does not. */
export const open311Template: Template = {
  summary: 'a city that speaks Open311 (GeoReport v2)',
  questions: [
    { key: 'base', ask: 'Its endpoint', usual: 'https://kota.contoh.invalid/open311/v2', fault: httpFault },
    { key: 'since', ask: 'Day from which requests are read (YYYY-MM-DD)', usual: '2026-03-01', fault: isDay },
    TIMEZONE,
  ],
  settings: ({ base = '', since = '', timezone = '', id = '' }) => `base: ${yamlText(base)}
timezone: ${timezone}
# System in which its own numbers, services and agencies are valid.
system: ${JSON.stringify(id)}
since: ${since}
# JSON and XML are both read; "auto" finds out.
format: json
# Its words beyond open and closed. A word that is not listed becomes UNKNOWN.
statusMap:
  in: { dikerjakan: IN_PROGRESS }
# Required: whom to hide; true for both where nobody knows, or a field that tells.
privacy:
  anonymous: { field: extended_attributes.anonim, otherwise: true }
  secret: { field: extended_attributes.rahasia, otherwise: true }
# Where the city departs from the standard (docs/connectors/open311.md), e.g. quirks: { idLists: false }
`,
  example: ({ base = '' }) => {
    const words: Record<string, string> = { Baru: 'open', Diproses: 'dikerjakan', Selesai: 'closed' };
    const requests = INVENTED.map(({ id, body, status }, index) => ({
      service_request_id: id,
      status: words[status]!,
      service_code: 'umum',
      description: body,
      requested_datetime: `2026-03-1${index}T08:15:00+07:00`,
      updated_datetime: `2026-03-1${index}T09:15:00+07:00`,
      address: `Jalan Contoh ${index + 1}`,
      extended_attributes: { anonim: index % 2 === 0, rahasia: index === 2 },
    }));
    const reply = (path: string, body: Json[]) => ({
      url: `${base.replace(/\/$/, '')}/${path}`,
      status: 200,
      headers: { 'content-type': 'application/json' },
      body,
    });
    const open = requests.filter(({ status }) => status !== 'closed');
    const ids = open.map((request) => request.service_request_id).join(',');
    return {
      notApplicable: {
        25: 'A request names its category twice, by its code and in the list of services; one gone leaves the other.',
        44: 'A request without a description is described by its service, for some cities’ services say it all. The tests of the family hold renamed fields.',
        33: 'Requests of one span of time are one reply; the tests of the family hold spans, limits and pages.',
      },
      http: {
        ignoreQuery: ['start_date', 'end_date'],
        exchanges: [
          reply('services.json', [{ service_code: 'umum', service_name: 'Umum' }]),
          reply('requests.json', requests),
          reply(`requests.json?service_request_id=${encodeURIComponent(ids)}`, open),
          ...requests.map((request) => reply(`requests/${request.service_request_id}.json`, [request])),
        ],
      },
    };
  },
};
