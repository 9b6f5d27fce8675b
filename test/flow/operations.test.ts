import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningGateway, startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { type TestRuntimes, testRuntimes } from '../support/test-runtime.ts';
import { historyRuns } from './history-operations.ts';
import { migrationRuns } from './migration-operations.ts';
import { AUDIT, closeReport, prepareConsolidation } from './prepare-consolidation.ts';
import { AT_OLD_DOORS, AT_PROGRESS, AT_ROLL_BACK, BY_THE_EXAMPLE, WALKED } from './walk-operations.ts';

/** The day of the working-day vectors plus a month: what was received in March is overdue. */
const NOW = new Date('2026-04-20T03:00:00Z');
const PASAMAN = seedId('wilayah:13.08');
const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });

let runtimes: TestRuntimes;
let gateway: RunningGateway;
let centre: string;
let reportId: string;
let subscriptionId: string;
let deliveryId: string;
let otherId: string;
let version: number;

const complaint = (n: number, receivedAt: string) => ({
  externalId: `aduan-${n}`,
  title: `Lampu jalan nomor ${n}`,
  body: `Lampu jalan di Jalan Contoh Melati nomor ${n} sudah padam tiga malam, mohon segera diperbaiki`,
  status: 'RECEIVED',
  statusRaw: 'Baru',
  anonymous: false,
  secret: false,
  occurredAt: receivedAt,
  classification: 'UNSUPERVISED_COMPLAINT',
});
const page = (idempotencyKey: string, ...complaints: object[]) => ({ idempotencyKey, channelId: 'contoh', complaints });

const decree = (idempotencyKey: string, day: string) => ({
  ...{ idempotencyKey, decree: 'SKB contoh', remove: [] },
  add: [{ day, kind: 'JOINT_LEAVE', name: 'Cuti contoh' }],
});

/** Variables of each file of schema/operations, and a part of the answer it must give. In this order: some prepare others. */
const RUNS: [name: string, variables: () => object | Promise<object>, answer: object][] = [
  [
    'register-channel',
    () => ({
      input: { idempotencyKey: 'r-1', id: 'contoh', name: 'Aplikasi Contoh', family: 'PUSH', agencyId: PASAMAN },
    }),
    { registerChannel: { id: 'contoh', phase: 'REGISTERED', agency: { name: 'Pemerintah Kabupaten Pasaman' } } },
  ],
  [
    'push-source-records',
    () => ({
      input: page('p-1', complaint(1, '2026-03-17T03:00:00Z'), complaint(2, '2026-04-17T03:00:00Z'), {
        ...complaint(3, '2026-04-17T03:00:00Z'),
        body: '',
      }),
    }),
    {
      pushSourceRecords: {
        records: [
          { verdict: 'CREATED' },
          { verdict: 'CREATED' },
          { verdict: 'REJECTED', reason: expect.stringContaining('empty') },
        ],
      },
    },
  ],
  [
    'reports-page',
    () => ({ first: 5 }),
    {
      reports: {
        edges: [
          {
            node: {
              agency: { name: 'Pemerintah Kabupaten Pasaman' },
              sourceRecords: { edges: [{ node: { externalId: 'aduan-2' } }] },
            },
          },
          {},
        ],
      },
    },
  ],
  [
    'report-with-agency-sla-sources',
    () => ({ id: reportId }),
    {
      report: {
        status: 'RECEIVED',
        clocks: expect.arrayContaining([expect.objectContaining({ dueDay: '2026-03-27', state: 'OVERDUE' })]),
      },
    },
  ],
  [
    'why-this-deadline',
    () => ({ reportId }),
    {
      report: {
        ombudsmanEligible: false,
        clocks: expect.arrayContaining([
          expect.objectContaining({
            trace: expect.arrayContaining([
              expect.objectContaining({
                ...{ day: '2026-03-19', verdict: 'NATIONAL_HOLIDAY', name: 'Hari Suci Nyepi', count: 0 },
                reasonIndonesian: 'Libur nasional: Hari Suci Nyepi (founding, kalender versi 1); tidak dihitung.',
              }),
            ]),
          }),
        ]),
      },
    },
  ],
  [
    'overdue-of-agency',
    () => ({ agencyId: PASAMAN }),
    { clocks: { totalCount: 1, edges: [{ node: { dueDay: '2026-03-27', report: { status: 'RECEIVED' } } }] } },
  ],
  [
    'performance-of-agency',
    () => ({ agencyId: PASAMAN, period: { from: '2026-03-01', to: '2026-03-31' } }),
    {
      agency: {
        name: 'Pemerintah Kabupaten Pasaman',
        performance: { exact: true, received: 1, followedUpPercent: 0, light: 'RED' },
      },
      nationalPerformance: { received: 1, backlog: [{ open: 0 }, { open: 0 }, { fromDays: 15, open: 1 }, { open: 0 }] },
    },
  ],
  [
    'channel-state',
    () => ({ id: 'contoh' }),
    { channel: { health: 'HEALTHY', runs: { edges: [{ node: { seen: 3, created: 2, dead: 1 } }] } } },
  ],
  [
    'agency-by-code',
    () => ({ code: '13.08' }),
    {
      agencyByIdentifier: {
        name: 'Pemerintah Kabupaten Pasaman',
        regions: [{ name: 'Kabupaten Pasaman', parent: { name: 'Sumatera Barat' } }],
      },
    },
  ],
  [
    'deadlines-in-force',
    () => ({ onDay: '2026-03-17', year: 2026 }),
    {
      ruleSet: {
        rules: expect.arrayContaining([expect.objectContaining({ stage: 'WITH_FIELD_CHECK', limitDays: 60 })]),
      },
      calendar: { lastYear: 2026 },
    },
  ],
  [
    'my-work-queue',
    () => ({ first: 5 }),
    // The agency was picked by its own channel: nothing waits for the centre.
    { workQueue: { totalCount: 0, edges: [] } },
  ],
  [
    'overdue-and-due-soon',
    () => ({ agencyId: PASAMAN, within: 5 }),
    {
      overdueReports: { totalCount: 1, edges: [{ node: { dueDay: '2026-03-27' } }] },
      dueSoon: { totalCount: 1, edges: [{ node: { dueDay: '2026-04-22' } }] },
    },
  ],
  [
    'report-sla-and-alarms',
    () => ({ id: reportId }),
    { report: { sla: { workingDaysLeft: -15, strictest: { state: 'OVERDUE', dueDay: '2026-03-27' } }, alarms: [] } },
  ],
  [
    'traffic-lights',
    () => ({ onDay: '2026-03-17' }),
    {
      trafficLights: {
        version: 'founding-1',
        lights: [{ light: 'GREEN', fromPercent: 90 }, { light: 'YELLOW', fromPercent: 60 }, { light: 'RED' }],
      },
    },
  ],
  [
    'publish-traffic-lights',
    () => ({
      input: {
        ...{ idempotencyKey: 't-1', version: 'contoh-1', validFromDay: '2026-05-01' },
        lights: [
          { light: 'GREEN', fromPercent: 80 },
          { light: 'RED', fromPercent: 0 },
        ],
      },
    }),
    { publishTrafficLights: { version: 'contoh-1', lights: [{ fromPercent: 80 }, { fromPercent: 0 }] } },
  ],
  [
    'ombudsman-packet',
    () => ({ id: reportId }),
    {
      report: {
        mine: false,
        ombudsmanEligible: false,
        timeline: { edges: expect.arrayContaining([expect.objectContaining({ node: expect.anything() })]) },
        clocks: expect.arrayContaining([expect.objectContaining({ dueDay: '2026-03-27' })]),
      },
    },
  ],
  [
    'escalation-ladder',
    () => ({ onDay: '2026-03-17' }),
    { escalationLadder: { version: 'founding-1', rungs: expect.arrayContaining([expect.anything()]) } },
  ],
  [
    'publish-escalation-ladder',
    () => ({
      input: {
        ...{ idempotencyKey: 'l-1', version: 'contoh-1', validFromDay: '2026-05-01' },
        dueSoon: [{ stage: 'DISPATCH', workingDaysBefore: 1 }],
        rungs: [{ level: 'CENTRAL_ADMIN', holder: 'AGENCY', stage: null, kind: 'ESCALATED', workingDaysAfter: 3 }],
      },
    }),
    { publishEscalationLadder: { version: 'contoh-1', validFromDay: '2026-05-01' } },
  ],
  [
    'preview-decree',
    () => ({ input: decree('d-1', '2026-03-26') }),
    {
      previewCalendar: {
        byStage: expect.arrayContaining([expect.objectContaining({ stage: 'AGENCY_VERIFICATION', moved: 1 })]),
        examples: expect.arrayContaining([
          expect.objectContaining({ dueDayBefore: '2026-03-27', dueDayAfter: '2026-03-30' }),
        ]),
      },
    },
  ],
  ['load-decree', () => ({ input: decree('d-1', '2026-03-26') }), { amendCalendar: { version: 2, lastYear: 2026 } }],
  [
    'recomputation-progress',
    () => ({ first: 1 }),
    {
      recomputations: {
        edges: [{ node: { book: 'CALENDAR', version: '2', total: 2, done: 2, failed: 0, endedAt: NOW.toISOString() } }],
      },
    },
  ],
  [
    'load-agency-decree',
    () => ({
      input: {
        ...{ idempotencyKey: 'd-2', agencyId: PASAMAN, decree: 'Keputusan contoh' },
        add: [{ day: '2026-05-05', name: 'Hari Jadi Contoh' }],
        week: { validFromDay: '2026-05-01', days: 'MON_SAT' },
      },
    }),
    { amendAgencyCalendar: { version: 3, agencyId: PASAMAN } },
  ],
  [
    'publish-service-standard',
    () => ({
      input: {
        ...{ idempotencyKey: 'd-3', agencyId: PASAMAN, decree: 'Keputusan contoh' },
        ...{ stage: 'WITHOUT_FIELD_CHECK', validFromDay: '2026-03-01', limitDays: 7 },
      },
    }),
    { publishServiceStandard: { stage: 'WITHOUT_FIELD_CHECK', limitDays: 7 } },
  ],
  [
    'create-subscription',
    () => ({
      input: {
        ...{ idempotencyKey: 's-1', name: 'Dasbor contoh', audience: 'AGENCY', agencyId: PASAMAN },
        ...{ transport: 'WEBHOOK', target: 'https://penerima.invalid/lapor?token=x', kinds: ['STATUS_CHANGED'] },
      },
    }),
    {
      createSubscription: {
        secret: expect.stringMatching(/^whsec_/),
        subscription: { agency: { name: 'Pemerintah Kabupaten Pasaman' }, targetShown: 'https://penerima.invalid' },
      },
    },
  ],
  [
    'update-subscription',
    () => ({ input: { idempotencyKey: 's-2', subscriptionId, kinds: ['BREACHED', 'ESCALATED'] } }),
    { updateSubscription: { kinds: ['BREACHED', 'ESCALATED'], active: true } },
  ],
  [
    'rotate-subscription-secret',
    () => ({ input: { idempotencyKey: 's-3', subscriptionId } }),
    { rotateSubscriptionSecret: { secret: expect.stringMatching(/^whsec_/) } },
  ],
  [
    'my-subscriptions',
    () => ({ first: 5 }),
    { noticeSubscriptions: { edges: [{ node: { name: 'Dasbor contoh', failures: 0, deliveries: { edges: [] } } }] } },
  ],
  [
    'send-test-notice',
    () => ({ input: { idempotencyKey: 's-4', subscriptionId } }),
    { sendTestNotice: { kind: 'TEST', state: 'WAITING', subject: 'Notifikasi percobaan' } },
  ],
  [
    'my-deliveries',
    () => ({ first: 5, filter: { state: 'WAITING' } }),
    { noticeDeliveries: { edges: [{ node: { kind: 'TEST', subscription: { name: 'Dasbor contoh' } } }] } },
  ],
  [
    'retry-delivery',
    () => ({ input: { idempotencyKey: 's-5', deliveryId } }),
    { retryDelivery: { state: 'WAITING', attempts: 0, nextAt: NOW.toISOString() } },
  ],
  [
    'notice-templates',
    () => ({ first: 12 }),
    { noticeTemplates: { edges: expect.arrayContaining([expect.anything()]), pageInfo: { hasNextPage: false } } },
  ],
  [
    'save-notice-template',
    () => ({
      input: {
        ...{ idempotencyKey: 's-6', kind: 'BREACHED', language: 'ID' },
        ...{ subject: 'Terlambat: {{nomor}}', body: 'Tahap {{tahap}} lewat {{tenggat}}.' },
      },
    }),
    { saveNoticeTemplate: { subject: 'Terlambat: {{nomor}}' } },
  ],
  [
    'remove-subscription',
    () => ({ input: { idempotencyKey: 's-7', subscriptionId } }),
    { removeSubscription: { active: false } },
  ],
  ['duplicate-suggestions', () => ({ reportId }), { report: { duplicateSuggestions: expect.any(Array) } }],
  ['duplicate-queue', () => ({ first: 5, filter: { agencyId: PASAMAN } }), { duplicateQueue: expect.any(Object) }],
  [
    'why-duplicate',
    () => ({ a: reportId, b: otherId }),
    {
      why: {
        evidence: expect.arrayContaining([expect.objectContaining({ field: 'text', bits: expect.any(Number) })]),
        notAutomatic: expect.arrayContaining([
          expect.objectContaining({ condition: 'sender', english: 'No verified id in common' }),
        ]),
      },
    },
  ],
  [
    'merge-audits',
    () => ({ first: 5 }),
    { mergeAudits: { edges: [{ node: { one: { content: { body: expect.stringContaining('Lampu jalan') } } } }] } },
  ],
  [
    'judge-merge-audit',
    () => ({ input: { ...{ idempotencyKey: 'm-6', auditId: AUDIT, verdict: 'SAME' }, reason: 'Satu laporan.' } }),
    { judgeMergeAudit: { verdict: 'SAME', rule: null, unmerge: null } },
  ],
  [
    'link-same-matter',
    () => ({
      input: { idempotencyKey: 'm-1', reportIds: [reportId, otherId], reason: 'Lampu yang sama.', overrule: true },
    }),
    { linkSameMatter: { id: expect.any(String), counts: { submissions: 2, reports: 2, people: 2 } } },
  ],
  [
    'matter',
    () => ({ id: otherId }),
    {
      matter: {
        reports: { totalCount: 2 },
        history: { edges: [{ node: { verb: 'LINK', relation: 'SAME_MATTER', actorRole: 'CENTRAL_ADMIN' } }] },
      },
    },
  ],
  [
    'consolidation-counts',
    () => ({ filter: { agencyId: PASAMAN, channelId: 'contoh', receivedFromDay: '2026-03-01' } }),
    { consolidationCounts: { problems: 1, reports: 2, submissions: 2, people: 2 } },
  ],
  [
    'reply-to-matter',
    () => ({ input: { idempotencyKey: 'm-5', matterId: otherId, message: 'Petugas datang besok.' } }),
    {
      replyToMatter: {
        results: Array(2).fill({
          done: false,
          code: 'STEP_NOT_POSSIBLE',
          why: expect.stringContaining('ADD_FOLLOW_UP'),
        }),
      },
    },
  ],
  [
    'unlink-reports',
    () => ({ input: { ...{ idempotencyKey: 'm-2', reportId, otherReportId: otherId }, reason: 'Dua lampu.' } }),
    { unlinkReports: { verb: 'UNLINK', relation: 'SAME_MATTER', remainingPath: [] } },
  ],
  [
    'merge-reports',
    () => ({
      input: {
        ...{ idempotencyKey: 'm-3', reportId: otherId, expectedVersion: version },
        otherReportId: reportId,
        reason: 'Sama.',
        overrule: true,
      },
    }),
    { mergeReports: { verb: 'LINK', relation: 'SAME_SUBMISSION' } },
  ],
  [
    'unmerge-reports',
    () => ({ input: { idempotencyKey: 'm-4', reportId: otherId, expectedVersion: version, reason: 'Dua lampu.' } }),
    { unmergeReports: { verb: 'UNLINK', remainingPath: [], actionsWhileJoined: [] } },
  ],
  [
    'how-one-report',
    () => ({ id: reportId }),
    {
      report: {
        how: [
          { decision: { verb: 'LINK', rule: 'CLERK' }, bits: expect.any(Number), modelVersion: expect.any(String) },
          { decision: { verb: 'UNLINK' }, bits: null },
          { decision: { verb: 'PIN_APART' }, bits: null },
        ],
      },
    },
  ],
  [
    'reject-duplicate',
    () => ({ input: { ...{ idempotencyKey: 'x-1', reportId, otherReportId: otherId }, reason: 'Dua lampu.' } }),
    { rejectDuplicate: { verb: 'REJECT', relation: 'DIFFERENT', reason: 'Dua lampu.' } },
  ],
  [
    'dedup-models',
    () => ({ first: 5 }),
    {
      dedupModels: {
        edges: expect.arrayContaining([
          { node: expect.objectContaining({ version: 'founding-2', state: 'ACTIVE', shadowDays: [] }) },
        ]),
      },
    },
  ],
  [
    'shadow-dedup-model',
    () => ({ input: { idempotencyKey: 'm-1', version: 'contoh-draf', reason: 'Percobaan.' } }),
    { shadowDedupModel: { version: 'contoh-draf', state: 'SHADOW' } },
  ],
  [
    'activate-dedup-model',
    () => ({ input: { idempotencyKey: 'm-2', version: 'contoh-lama', reason: 'Kembali ke yang lama.' } }),
    { activateDedupModel: { version: 'contoh-lama', state: 'ACTIVE' } },
  ],
  [
    'consolidation-quality',
    () => ({ window: { from: '2026-04-01', to: '2026-04-30' } }),
    { consolidationQuality: [{ category: null, rule: 'SAME_SENDER', audited: 0, precision: null, suspended: true }] },
  ],
  [
    'lift-auto-suspension',
    () => ({ input: { idempotencyKey: 'm-4', reason: 'Aturan diperbaiki.' } }),
    { liftAutoSuspension: { audited: 1, correct: 0, liftReason: 'Aturan diperbaiki.' } },
  ],
  [
    'link-recurrence',
    async () => {
      await closeReport(runtimes, reportId);
      return {
        input: { ...{ idempotencyKey: 'r-9', reportId: otherId, earlierReportId: reportId }, reason: 'Padam lagi.' },
      };
    },
    { linkRecurrence: { verb: 'LINK', relation: 'RECURRENCE' } },
  ],
];

const MIGRATION = [
  ...migrationRuns(() => runtimes.of('connectors'), NOW),
  ...historyRuns(() => runtimes.of('connectors')),
];

beforeAll(async () => {
  runtimes = await testRuntimes(DATABASES, NOW);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  gateway = await startGateway({ supergraphSdl, config, log: runtimes.log, subgraphs: await localSubgraphs(runtimes) });
  centre = await makeToken({ role: 'CENTRAL_ADMIN', sub: 'centre-1' }, config, 600);
  await untilDrained(runtimes.letterBox);
});
afterAll(async () => {
  await gateway.stop();
  await runtimes.drop();
});

/** As loose as JSON is; what matters is compared below. */
interface Answer {
  data: Record<string, never> & {
    reports: { edges: { node: { id: string; version: number } }[] };
    registerChannel: { agency: unknown };
    createSubscription?: { subscription: { id: string } };
    sendTestNotice?: { id: string };
  };
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${centre}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}
const operation = (name: string) => readFileSync(fromRoot('schema', 'operations', `${name}.graphql`), 'utf8');

test.each([...RUNS, ...MIGRATION])('%s answers as its comment says', async (name, variables, answer) => {
  const { data, errors } = await ask(operation(name), await variables());
  expect(errors).toBeUndefined();
  expect(data).toMatchObject(answer);
  subscriptionId = data.createSubscription?.subscription.id ?? subscriptionId;
  deliveryId = data.sendTestNotice?.id ?? deliveryId;
  await untilDrained(runtimes.letterBox);
  if (name === 'push-source-records') await prepareConsolidation(runtimes);
  const { data: oldest } = await ask(
    '{ reports(first: 100, filter: { includeMerged: true }) { edges { node { id version } } } }',
  );
  reportId = oldest.reports.edges.at(-1)?.node.id ?? '';
  otherId = oldest.reports.edges[0]?.node.id ?? '';
  version = oldest.reports.edges[0]?.node.version ?? 0;
});

test('every file of schema/operations is run here, or in the walk of a report', () => {
  const files = readdirSync(fromRoot('schema', 'operations'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace('.graphql', ''));
  const names = [...new Set([...RUNS, ...MIGRATION].map(([name]) => name))];
  expect(names.concat(WALKED, AT_OLD_DOORS, AT_ROLL_BACK, AT_PROGRESS, BY_THE_EXAMPLE).sort()).toEqual(files.sort());
});

test('a value an enum does not have is refused with the values it has, and nothing is stored', async () => {
  const wrong = { input: page('p-2', { ...complaint(9, '2026-04-17T03:00:00Z'), status: 'DONE' }) };
  const { errors } = await ask(operation('push-source-records'), wrong);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('"DONE" does not exist in "ReportStatus" enum'),
    extensions: { code: 'BAD_USER_INPUT', remedy: 'FIX_INPUT' },
  });
  expect(await ask('{ sourceRecord(channelId: "contoh", externalId: "aduan-9") { id } }')).toMatchObject({
    data: { sourceRecord: null },
  });
});

test('an agency nobody knows is named in the error', async () => {
  const input = {
    idempotencyKey: 'r-2',
    id: 'lain',
    name: 'Lain',
    family: 'PUSH',
    agencyId: '00000000-0000-7000-8000-000000000000',
  };
  const { data, errors } = await ask(operation('register-channel'), { input });
  expect(errors?.[0]?.extensions.code ?? data.registerChannel.agency).toBe('AGENCY_NOT_FOUND');
});
