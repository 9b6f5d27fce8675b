import { XML_FORMS, xmlExample } from './rest-form.ts';
import { httpFault, INVENTED, oneOf, type Template, TIMEZONE, yamlText } from './template.ts';

const FORMATS = ['json', ...Object.keys(XML_FORMS)];
const jsonList = (path: string) => `list:
  path: ${yamlText(path)}
  # Where the answer holds the list; "$": the answer is the list.
  items: "$"
  paging: { kind: page, param: halaman, start: 1 }
  since: { param: sejak }
  order: ascending
`;

/** A web interface: JSON that is asked page by page for what has changed, or one answer in XML. */
export const restTemplate: Template = {
  summary: 'a system with a web interface: JSON, XML, RSS, SOAP',
  questions: [
    {
      key: 'base',
      ask: 'Address of the interface',
      usual: 'https://aduan.contoh.invalid/api/',
      fault: httpFault,
    },
    {
      key: 'format',
      ask: `How it answers (${FORMATS.join(', ')})`,
      usual: 'json',
      fault: oneOf(FORMATS),
    },
    { key: 'path', ask: 'Path of its list of complaints', usual: 'tiket' },
    { key: 'idField', ask: 'Field with the id of a complaint', usual: 'no' },
    { key: 'updatedField', ask: 'Field with the time of its last change', usual: 'diubah' },
    TIMEZONE,
  ],
  settings: ({
    base = '',
    format = '',
    path = '',
    idField = '',
    updatedField = '',
    timezone = '',
  }) => `base: ${yamlText(base)}
# none, apiKey { header, value }, basic { user, password }, bearer { token }, oauth { tokenUrl, clientId, clientSecret };
# secrets as \${secret:NAME}, which reads the variable SOURCE_NAME.
auth: { kind: none }
${XML_FORMS[format]?.list(path) ?? jsonList(path)}key: ${yamlText(idField)}
updated: ${yamlText(updatedField)}
timezone: ${timezone}
# One expression (jsonata.org) for each part of a complaint: a field's name, or $status(...), $time(...), $bool(...).
map:
  body: keluhan
  statusRaw: status
  status: $status(status)
  occurredAt: $time(dibuat)
  updatedAt: $time(${updatedField})
  # Required: whom to hide.
  privacy: { anonymous: $bool(anonim), secret: $bool(rahasia) }
# Its words for a status. A word that is not listed becomes UNKNOWN.
statusMap:
  in: { Baru: RECEIVED, Diproses: IN_PROGRESS, Selesai: CLOSED }
`,
  example: ({ base = '', format = '', path = '', idField = '', updatedField = '' }) => {
    const address = new URL(path, base.endsWith('/') ? base : `${base}/`).href;
    const form = XML_FORMS[format];
    if (form) return xmlExample(form, address, idField, updatedField);
    const items = INVENTED.map(({ id, body, status }, index) => {
      const at = `2026-03-0${index + 1} 08:15:00`;
      const flags = { anonim: index % 2 === 0 ? 'ya' : 'tidak', rahasia: index === 2 ? 'ya' : 'tidak' };
      return { keluhan: body, status, ...flags, dibuat: at, [idField]: id, [updatedField]: at };
    });
    const paging = { by: 'page' as const, parameter: 'halaman' };
    const since = { parameter: 'sejak', key: updatedField };
    const listing = {
      url: address,
      items,
      id: idField,
      updated: updatedField,
      order: updatedField,
      size: 2,
      paging,
      since,
    };
    return { http: { listing } };
  },
};
