import { expect, test } from '@jest/globals';
import { CONNECTORS } from '../../../../subgraphs/connectors/families.ts';
import type { Connector, Family } from '../../../../subgraphs/connectors/kit/index.ts';
import { faultsOf } from '../../../support/channel-files.ts';

/** The least each family takes, without its statusMap. */
const FILES: Record<string, string> = {
  html: `listUrl: https://kota.invalid/?p={page}
timezone: Asia/Jakarta
system: kota
list: { item: li }
fields: { id: { selector: a }, title: { selector: b }, body: { selector: p }, status: { selector: i }, receivedAt: { selector: time } }
privacy: UNKNOWN
`,
  open311: `base: https://kota.invalid/v2
timezone: Asia/Jakarta
system: kota
since: 2026-01-01
privacy: { anonymous: true, secret: true }
`,
  lapor: `ids: [1]
`,
  sheet: `folder: drop
map: { externalId: no, body: isi, status: $status(s), statusRaw: s, occurredAt: $time(t), privacy: { anonymous: true, secret: true } }
`,
};
const PUSH: Record<string, string> = {
  open311: 'push: { status: { path: "u.json", fields: { s: "{status}" } } }\n',
  lapor: 'push: { userId: 5, institutionId: 7 }\n',
};
const frame = (family: string) => `apiVersion: connector/v1\nid: tiket\nname: Tiket\nfamily: ${family}\n`;
const faults = (family: string, statusMap: string, more = '') =>
  faultsOf(`${frame(family)}${FILES[family]}${more}statusMap: ${statusMap}\n`).then((found) =>
    found.map((fault) => fault.replace(/^\d+:\d+ /, '')),
  );

test.each(Object.keys(FILES))('%s takes its words as { in }, and as a table alone', async (family) => {
  expect(await faults(family, '{ in: { Baru: RECEIVED } }')).toEqual([]);
  expect(await faults(family, '{ in: jaki }')).toEqual([]);
  expect(await faults(family, '{ Baru: RECEIVED }')).toEqual([]);
  expect(await faults(family, 'jaki')).toEqual([]);
});

test.each(Object.keys(FILES))('%s names the place of a word that means nothing', async (family) => {
  const remedy = 'RECIEVED" is none of its values. Did you mean "RECEIVED"?';
  expect(await faults(family, '{ in: { Baru: RECIEVED } }')).toEqual([`statusMap.in.Baru: "${remedy}`]);
  expect(await faults(family, '{ Baru: RECIEVED }')).toEqual([`statusMap.Baru: "${remedy}`]);
  expect(await faults(family, '{ inn: { Baru: RECEIVED } }')).toContain(
    'statusMap.inn: is no key here. Did you mean "in"?',
  );
});

test.each(Object.keys(PUSH))('%s tells its source by { out }, and says so where that is missing', async (family) => {
  const out = '{ in: { Baru: RECEIVED }, out: { CLOSED: Selesai } }';
  expect(await faults(family, out, PUSH[family])).toEqual([]);
  expect(await faults(family, '{ out: { CLOSD: Selesai } }', PUSH[family])).toEqual([
    'statusMap.out.CLOSD: is no key here. Did you mean "CLOSED"?',
  ]);
});

test('a family that needs the other half names its path', async () => {
  expect(await faults('open311', '{ in: {} }', PUSH.open311)).toEqual([
    expect.stringMatching(/^statusMap\.out: is missing\. Statuses, each with the word the source is told/),
  ]);
  expect((await faults('lapor', '{ out: { CLOSED: Selesai } }')).join()).toContain('push: ');
});

test.each(['html', 'sheet'])('%s tells its source nothing, so `out` is no key of it', async (family) => {
  expect(await faults(family, '{ in: { Baru: RECEIVED }, out: { CLOSED: Selesai } }')).toEqual([
    'statusMap.out: is no key here. There are: in.',
  ]);
});

/** A connector reads its settings, whichever way they are written. */
const wordsOf = (family: Family, settings: object) => {
  const connector = CONNECTORS[family] as Connector;
  const config = connector.config.parse(settings);
  return { in: connector.statusMap(config), out: connector.statusOut?.(config) };
};

test('older places of what is told still count, less than statusMap.out', () => {
  const city = { base: 'https://kota.invalid/v2', timezone: 'UTC', system: 'kota', since: '2026-01-01' };
  const privacy = { anonymous: true, secret: true };
  const status = { path: 'u.json', fields: {}, words: { CLOSED: 'closed', RETURNED: 'open' } };
  expect(wordsOf('OPEN311', { ...city, privacy, push: { status }, statusMap: { out: { CLOSED: 'tuntas' } } })).toEqual({
    in: { open: 'RECEIVED', closed: 'CLOSED' },
    out: { CLOSED: 'tuntas', RETURNED: 'open' },
  });
  const push = { userId: 5, institutionId: 7 };
  const lapor = {
    push,
    statusOut: { CLOSED: 'Selesai' },
    statusMap: { in: { X: 'CLOSED' }, out: { RETURNED: 'Ditolak' } },
  };
  expect(wordsOf('LAPOR', lapor)).toEqual({ in: { X: 'CLOSED' }, out: { CLOSED: 'Selesai', RETURNED: 'Ditolak' } });
});
