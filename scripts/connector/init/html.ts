import { type Example, INVENTED, inPages, type Template, TIMEZONE, yamlText } from './template.ts';

const isListUrl = (answer: string) =>
  /^https?:\/\/.+/.test(answer) && answer.includes('{page}') ? null : 'It is an http address with {page} in it.';
const isAddress = (answer: string) => (answer.trim() === '' ? 'Something has to stand here.' : null);

/** A website with list pages; the selectors are the ones to be changed to what the site's pages look like. */
export const htmlTemplate: Template = {
  summary: 'a website that lists complaints page by page',
  questions: [
    {
      key: 'listUrl',
      ask: 'Address of a list page, with {page} for its number',
      usual: 'https://aduan.contoh.invalid/daftar?halaman={page}',
      fault: isListUrl,
    },
    { key: 'item', ask: 'CSS of one complaint on it', usual: 'li.aduan', fault: isAddress },
    TIMEZONE,
  ],
  settings: ({ listUrl = '', item = '', timezone = '', id = '' }) => `listUrl: ${yamlText(listUrl)}
timezone: ${timezone}
system: ${id}
list: { item: ${JSON.stringify(item)} }
# Where each part stands inside the item (CSS). Try it: npm run connector -- pull --dry ${id}
fields:
  id: { selector: ":scope", attribute: data-id }
  title: { selector: .judul }
  receivedAt: { selector: .waktu }
  status: { selector: .status }
detail:
  link: { selector: a }
  fields:
    body: { selector: .isi }
# Its words for a status. A word that is not listed becomes UNKNOWN.
statusMap:
  in: { Baru: RECEIVED, Diproses: IN_PROGRESS, Selesai: CLOSED }
# UNKNOWN: the site does not say whom to hide, so everything is hidden. Else { selector, words }.
privacy: UNKNOWN
`,
  example: ({ listUrl = '', item = '' }) => {
    const site = URL.parse(listUrl)?.origin ?? 'https://contoh.invalid';
    const records = INVENTED.map(({ id, title, body, status }, index) => ({
      id,
      title,
      body,
      status,
      receivedAt: `0${index + 1}/03/2026 08:15`,
      privacy: '',
      answers: [],
      attachments: [],
      _where: `page ${index < 3 ? 1 : 2}, item ${id}`,
      _url: `${site}/aduan/${id}`,
      _fetchedAt: '2026-03-17T03:00:00.000Z',
    }));
    const ids = INVENTED.map(({ id }) => id);
    const startedAt = '2026-03-17T03:00:00.000Z';
    const scan = { kind: 'FULL', startedAt, pagesDone: 1, top: ids.slice(0, 3), recent: [ids.slice(0, 3)] };
    const pages = inPages(records, (page) =>
      page === 1
        ? { newestSeen: [], fullScanAt: null, scan, firstSeen: {} }
        : { newestSeen: ids, fullScanAt: startedAt, scan: null, firstSeen: {} },
    );
    return { pages, ...siteOf(listUrl, item) };
  },
};

/** A tag with classes, which pages can be made for: "li.aduan", ".card", "tr". */
const SIMPLE = /^([a-z][a-z0-9]*)?((?:\.[\w-]+)*)$/i;
const AROUND: Record<string, string> = { li: 'ul', tr: 'table', td: 'table' };

/** Pages of such a site, as its settings expect them; none for selectors that only a real page can satisfy. */
function siteOf(listUrl: string, item: string): Pick<Example, 'http'> {
  const [isSimple, tag = 'div', classes = ''] = SIMPLE.exec(item) ?? [];
  if (!isSimple) return {};
  const around = AROUND[tag] ?? 'div';
  // Inside a row of a table only a cell may stand.
  const [open, close] = tag === 'tr' ? ['<td>', '</td>'] : ['', ''];
  const itemHtml = ({ id, title, status }: (typeof INVENTED)[number], index: number) =>
    `<${tag} class="${classes.replaceAll('.', ' ').trim()}" data-id="${id}">${open}<a href="/aduan/${id}">` +
    `<span class="judul">${title}</span></a> <span class="waktu">0${index + 1}/03/2026 08:15</span> ` +
    `<span class="status">${status}</span>${close}</${tag}>`;
  const items = INVENTED.map(itemHtml);
  const list = (part: string[]) => `<!doctype html><html><body><${around}>${part.join('\n')}</${around}></body></html>`;
  const reply = (url: string, body: string) => ({
    url,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body,
  });
  const pages = [items.slice(0, 3), items.slice(3)].map((part, index) =>
    reply(listUrl.replaceAll('{page}', String(index + 1)), list(part)),
  );
  const details = INVENTED.map(({ id, title, body }) =>
    reply(
      new URL(`/aduan/${id}`, listUrl).href,
      `<!doctype html><html><body><h1>${title}</h1><div class="isi">${body}</div></body></html>`,
    ),
  );
  return { http: { exchanges: [...pages, ...details] } };
}
