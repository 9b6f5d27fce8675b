import { expect } from '@jest/globals';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { GateService } from '../../subgraphs/connectors/channels/gate/gate.service.ts';
import { putFact } from '../support/gate-facts.ts';
import { channelNow, rows } from '../support/pages-connector.ts';

type Run = [name: string, variables: () => object | Promise<object>, answer: object];

const ID = 'contoh';
const own = (idempotencyKey: string, parts: object) => ({ input: { idempotencyKey, channelId: ID, ...parts } });

/** Runs of schema/operations/migration on a channel that has brought two complaints and is REGISTERED; in this order. */
export const migrationRuns = (runtime: () => Runtime, now: Date): Run[] => {
  const hash = async () => (await new GateService(runtime()).report(await channelNow(runtime(), ID), 'SHADOW')).hash;
  /** What the agency did on its side. */
  const agency = (table: string, facts: object) =>
    putFact(runtime(), table, ID, {
      ...{ to_phase: 'SHADOW', side: 'AGENCY', by_role: 'AGENCY_ADMIN', at: now },
      ...facts,
    });
  return [
    ['migration/confirm-privacy', () => own('m-1', { right: true }), { confirmPrivacy: { id: ID } }],
    ['migration/start-reconciliation', () => own('m-2', {}), { startReconciliation: { state: 'WAITING' } }],
    [
      'migration/reconciliation-progress',
      () => ({ channelId: ID }),
      { channel: { reconciliation: { state: 'DONE', sides: 'ONE_SIDED', sums: { source: 0, hub: 2, differing: 0 } } } },
    ],
    [
      'migration/unexplained-differences',
      async () => {
        const [run] = await rows<{ id: string }>(runtime(), 'select id from connectors.reconciliation');
        await putFact(runtime(), 'finding', ID, {
          ...{ id: `${run!.id}.1`, reconciliation_id: run!.id, external_id: 'aduan-1', kind: 'EXTRA_IN_HUB' },
          ...{ cause: 'UNKNOWN', source_hash: '', hub_hash: 'h', secret: false },
        });
        return { channelId: ID, first: 5 };
      },
      { channel: { reconciliation: { findings: { totalCount: 1, edges: [{ node: { externalId: 'aduan-1' } }] } } } },
    ],
    [
      'migration/explain-difference',
      async () => {
        const [finding] = await rows<{ id: string }>(runtime(), 'select id from connectors.finding');
        return { input: { idempotencyKey: 'm-3', findingId: finding!.id, reason: 'Dihapus atas permintaan pelapor.' } };
      },
      { explainDifference: { externalId: 'aduan-1', explanation: { byRole: 'CENTRAL_ADMIN' } } },
    ],
    [
      'migration/gate',
      () => ({ channelId: ID, to: 'SHADOW' }),
      {
        channel: {
          gate: {
            signable: false,
            checks: [
              { name: 'CONFORMANCE_PASSED', state: 'RED' },
              { name: 'NO_UNKNOWN_STATUS', state: 'GREEN', rows: expect.arrayContaining([expect.anything()]) },
              { name: 'PRIVACY_MAPPING_CONFIRMED', state: 'GREEN' },
            ],
          },
        },
      },
    ],
    [
      'migration/waive-gate-check',
      async () => {
        await agency('gate_waiver', {
          phase_version: 1,
          check_name: 'CONFORMANCE_PASSED',
          reason: 'Sistem ini mendorong sendiri.',
        });
        return own('m-4', { to: 'SHADOW', check: 'CONFORMANCE_PASSED', reason: 'Setuju.' });
      },
      { waiveGateCheck: { signable: true, checks: [{ state: 'WAIVED' }, { state: 'GREEN' }, { state: 'GREEN' }] } },
    ],
    [
      'migration/sign-gate',
      async () => {
        await agency('gate_signature', { hash: await hash(), name: 'Kepala Contoh' });
        return own('m-5', { to: 'SHADOW', hash: await hash(), name: 'Pejabat Contoh' });
      },
      { signGate: { open: true, signatures: expect.arrayContaining([expect.objectContaining({ side: 'CENTRE' })]) } },
    ],
    [
      'migration/keep-conformance-card',
      () => own('m-10', { card: { subject: ID, family: 'PUSH', version: '1.0.0', rows: [] } }),
      { keepConformanceCard: { id: ID } },
    ],
    ['migration/probe-redirects', () => own('m-11', {}), { probeRedirects: { id: ID } }],
    [
      'migration/old-door-probes',
      () => ({ channelId: ID }),
      { channel: { oldDoorProbes: { numbers: 2, asked: 2, resolving: 2, urls: [] } } },
    ],
    [
      'migration/prove-archive',
      () => own('m-12', { hash: 'a'.repeat(64), records: 2 }),
      { proveArchive: { matches: false, foundRecords: 2 } },
    ],
    [
      'migration/advance-phase',
      () => own('m-6', { phase: 'SHADOW', reason: 'Siap.' }),
      { advancePhase: { phase: 'SHADOW' } },
    ],
    [
      'migration/add-pilot-reports',
      () => own('m-7', { externalIds: ['aduan-1', 'aduan-2'] }),
      { addPilotReports: { pilotReports: { totalCount: 2 } } },
    ],
    [
      'migration/remove-pilot-reports',
      () => own('m-8', { externalIds: ['aduan-2'] }),
      { removePilotReports: { pilotReports: { totalCount: 1 } } },
    ],
    [
      'migration/explain-late-arrivals',
      async () => {
        const [record] = await rows<{ id: string }>(
          runtime(),
          `select id from connectors.source_record where external_id = 'aduan-1'`,
        );
        await rows(
          runtime(),
          `insert into connectors.late_arrival (source_record_id, channel_id, external_id, phase, at) values (?, ?, 'aduan-1', 'READ_ONLY', ?)`,
          [record!.id, ID, now],
        );
        return own('m-13', { externalIds: ['aduan-1'], reason: 'Formulir lama terbuka sehari lebih lama.' });
      },
      { explainLateArrivals: { id: ID } },
    ],
    [
      'migration/late-arrivals',
      () => ({ channelId: ID, first: 5 }),
      {
        channel: { lateArrivals: { totalCount: 1, edges: [{ node: { externalId: 'aduan-1', phase: 'READ_ONLY' } }] } },
      },
    ],
    [
      'migration/rehearse-roll-back',
      () => own('m-14', {}),
      { rehearseRollBack: { limitSeconds: 7200, items: 2, losses: 0, doubles: 0 } },
    ],
    [
      'migration/migration-board',
      () => ({}),
      { migrationBoard: { phases: expect.arrayContaining([{ phase: 'SHADOW', channels: 1 }]) } },
    ],
    [
      'migration/channel-board',
      () => ({ id: ID }),
      {
        channel: {
          phase: 'SHADOW',
          duplicates: [],
          board: { daysInPhase: 0, deadLetters: 1, gate: { to: 'DUAL', signable: false } },
        },
      },
    ],
    [
      'migration/roll-back-phase',
      () => own('m-9', { phase: 'REGISTERED', reason: 'Pemetaan diperbaiki.' }),
      { rollBackPhase: { phase: 'REGISTERED' } },
    ],
    [
      'migration/channel-phases',
      () => ({ id: ID }),
      {
        channel: {
          phase: 'REGISTERED',
          history: { edges: expect.arrayContaining([expect.objectContaining({ node: expect.anything() })]) },
          pilotReports: { edges: [{ node: { externalId: 'aduan-1' } }] },
        },
      },
    ],
  ];
};
