import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { FOUNDING_RULES } from '../../subgraphs/sla/rule-set/founding-rules.ts';
import { doorsHub, OWNER } from '../support/doors-hub.ts';

const ID = 'aplikasi-lama';
let hub: Awaited<ReturnType<typeof doorsHub>>;
beforeAll(async () => {
  hub = await doorsHub(ID);
  // A later regulation: the handling has twenty working days from 2024 on.
  const rules = FOUNDING_RULES.rules.map((rule) =>
    rule.stage === 'WITHOUT_FIELD_CHECK' ? { ...rule, limitDays: 20 } : rule,
  );
  const input = { idempotencyKey: 'aturan', version: 'aturan-2024', validFromDay: '2024-01-01', rules };
  await run('mutation ($input: PublishRuleSetInput!) { publishRuleSet(input: $input) { version } }', input);
  await importHistory();
}, 60_000);
afterAll(() => hub.stop());

async function run(document: string, input: object) {
  const { data, said } = await hub.run(document, { input });
  expect(said).toBeUndefined();
  await hub.drained();
  return data;
}

const PHOTO = { name: 'foto.jpg', url: 'https://lama.invalid/foto.jpg', mediaType: 'image/jpeg', bytes: 81_920 };
const LETTER = { name: 'surat.pdf', url: null, mediaType: 'application/pdf', bytes: null };
/** One old complaint as its system knew it at three moments. */
const moments = (externalId: string, [received, verified, closed]: [string, string, string]) => {
  const facts = {
    ...{
      externalId,
      title: 'Lampu',
      body: 'LAMPU JALAN PADAM di depan pasar',
      finalBody: 'Lampu jalan padam di depan pasar.',
    },
    ...{ anonymous: false, secret: false, occurredAt: received, attachments: [PHOTO, LETTER] },
    ...{ classification: 'UNSUPERVISED_COMPLAINT', agency: { system: 'wilayah', id: '13.08' } },
  };
  return [
    { ...facts, status: 'RECEIVED', statusRaw: 'Masuk', updatedAt: received },
    { ...facts, status: 'VERIFIED', statusRaw: 'Diterima dinas', updatedAt: verified },
    { ...facts, status: 'CLOSED', statusRaw: 'Beres', closedBy: 'ADMIN', updatedAt: closed },
  ];
};
const OLD: [string, string, string] = [
  '2021-03-01T01:00:00.000Z',
  '2021-03-03T02:00:00.000Z',
  '2021-03-10T03:30:00.000Z',
];
const NEWER: [string, string, string] = [
  '2024-03-04T01:00:00.000Z',
  '2024-03-05T02:00:00.000Z',
  '2024-05-20T03:30:00.000Z',
];

async function importHistory() {
  const began = await run(operation('migration/start-history-import'), { idempotencyKey: 'i', channelId: ID });
  const { id: runId } = began.startHistoryImport as { id: string };
  for (const moment of [0, 1, 2]) {
    const complaints = [moments('lama-1', OLD)[moment], moments('lama-2', NEWER)[moment]];
    const page = { idempotencyKey: `p-${moment}`, runId, complaints, last: moment === 2 };
    await run(operation('migration/import-source-records'), page);
  }
}

const QUESTION = `query ($id: String!) { resolveLegacyId(system: "${ID}", id: $id) { report {
  receivedAt status historic closedBy agency { id }
  content { title body finalBody } attachments { name url mediaType bytes }
  timeline(first: 20) { edges { node { kind at certainty } } }
  sourceRecords(first: 5) { edges { node { seq versions(first: 9) { edges { node { seq sourceUpdatedAt } } } } } }
  clocks { stage ruleSetVersion calendarVersion historic limitDays startDay endedDay state } } } }`;
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the question
async function reportOf(id: string): Promise<any> {
  const { data, said } = await hub.run(QUESTION, { id });
  expect(said).toBeUndefined();
  return (data.resolveLegacyId as { report: object }[])[0]!.report;
}

const nodesOf = ({ edges }: { edges: { node: object }[] }) => edges.map(({ node }) => node);

test('an imported report keeps its times, its texts and what is known of its attachments', async () => {
  const { timeline, sourceRecords, ...report } = await reportOf('lama-1');
  expect(report).toMatchObject({
    ...{ receivedAt: OLD[0], status: 'CLOSED', historic: true, closedBy: 'ADMIN', agency: { id: OWNER } },
    content: {
      title: 'Lampu',
      body: 'LAMPU JALAN PADAM di depan pasar',
      finalBody: 'Lampu jalan padam di depan pasar.',
    },
    attachments: [PHOTO, LETTER],
  });
  // Of a status the source tells when it was there at the latest; nothing happened on the day of the import.
  const steps = nodesOf(timeline).filter((event) => (event as { kind: string }).kind !== 'SOURCE_CHANGED');
  expect(steps).toEqual([
    { kind: 'RECEIVED', at: OLD[0], certainty: 'EXACT' },
    { kind: 'VERIFIED', at: OLD[1], certainty: 'NOT_AFTER' },
    { kind: 'CLOSED', at: OLD[2], certainty: 'NOT_AFTER' },
  ]);
  const [record] = nodesOf(sourceRecords) as { seq: number; versions: { edges: { node: object }[] } }[];
  expect(nodesOf(record!.versions)).toEqual(
    OLD.map((sourceUpdatedAt, place) => ({ seq: place + 1, sourceUpdatedAt })).toReversed(),
  );
});

test.each([
  ['lama-1', 'founding-1', 14, ['2021-03-01', '2021-03-03', '2021-03-10']],
  ['lama-2', 'aturan-2024', 20, ['2024-03-04', '2024-03-05', '2024-05-20']],
])(
  'the clocks of %s follow the rule set %s that held when it came in, and judge the past',
  async (id, ruleSetVersion, limitDays, [received, verified, closed]) => {
    const shared = { ruleSetVersion, historic: true };
    const { clocks } = await reportOf(id);
    expect(clocks).toMatchObject([
      { ...shared, stage: 'AGENCY_VERIFICATION', limitDays: 3, startDay: received, endedDay: verified, state: 'MET' },
      // How early it was begun is not known, so nobody is blamed for how long it took.
      { ...shared, stage: 'WITHOUT_FIELD_CHECK', limitDays, startDay: verified, endedDay: closed, state: 'UNKNOWN' },
      { ...shared, stage: 'OMBUDSMAN_RIGHT', limitDays: 60, startDay: received, endedDay: closed, state: 'CANCELLED' },
    ]);
    expect(clocks).toHaveLength(3);
  },
);
