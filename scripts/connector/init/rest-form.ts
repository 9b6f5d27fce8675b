import { type Example, INVENTED } from './template.ts';

/** How an interface writes its answers, as `init` begins it. */
export interface RestForm {
  /** `format` and `list` of the settings. */
  list(path: string): string;
  /** Its whole list in one answer; `items`: one element each. */
  answer(items: string): string;
  /** Name of the element of one item. */
  item: string;
  method: 'GET' | 'POST';
}

const whole = (path: string, items: string, more = '') => `format: xml
list:
  path: ${JSON.stringify(path)}
  # Where the answer holds its items: names of elements, joined by dots.
  items: ${items}
  # page { param }, offset, cursor ... : docs/connectors/rest.md
  paging: { kind: none }
${more}`;

/** The forms that are no JSON. Namespaces: dc:creator is dc_creator, in SOAP creator; an attribute x is attr_x. */
export const XML_FORMS: Record<string, RestForm> = {
  xml: {
    list: (path) => whole(path, 'daftar.tiket'),
    answer: (items) => `<daftar>${items}</daftar>`,
    item: 'tiket',
    method: 'GET',
  },
  rss: {
    list: (path) => whole(path, 'rss.channel.item'),
    answer: (items) => `<rss version="2.0"><channel><title>Aduan</title>${items}</channel></rss>`,
    item: 'item',
    method: 'GET',
  },
  soap: {
    list: (path) =>
      whole(
        path,
        'daftarResponse.return.item',
        `  soap:
    action: urn:contoh#daftar
    body: <a:daftar xmlns:a="urn:contoh"></a:daftar>
`,
      ),
    answer: (items) =>
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><a:daftarResponse xmlns:a="urn:contoh"><return>${items}</return></a:daftarResponse></soap:Body></soap:Envelope>`,
    item: 'item',
    method: 'POST',
  },
};

const RENAMED =
  'The kit renames keys of JSON and classes of HTML, no elements of XML; the tests of the family hold them.';

/** What such an interface answers. */
export function xmlExample(form: RestForm, url: string, idField: string, updatedField: string): Example {
  const items = INVENTED.map(({ id, body, status }, index) => {
    const at = `2026-03-0${index + 1} 08:15:00`;
    const flags = { anonim: index % 2 === 0 ? 'ya' : 'tidak', rahasia: index === 2 ? 'ya' : 'tidak' };
    const fields = { keluhan: body, status, ...flags, dibuat: at, [idField]: id, [updatedField]: at };
    const elements = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
    return `<${form.item}>${elements.join('')}</${form.item}>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${form.answer(items.join('\n'))}`;
  const headers = { 'content-type': 'application/xml; charset=utf-8' };
  const one = 'The whole list is one answer, so there are no pages; name a `paging` and record it to have this tried.';
  return {
    http: { exchanges: [{ method: form.method, url, status: 200, headers, body }] },
    notApplicable: { 33: one, 34: one, 44: RENAMED },
  };
}
