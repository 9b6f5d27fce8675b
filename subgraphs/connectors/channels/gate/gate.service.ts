import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import type { ChannelPhase } from '../../ledger/channel-phase.ts';
import { GateSignature } from '../../ledger/gate-signature.entity.ts';
import { GateWaiver } from '../../ledger/gate-waiver.entity.ts';
import { contentHash } from '../../runner/content-hash.ts';
import { GATE_CHECKS, type GateCheck } from './gate-checks.ts';
import type { GateCheckResult, GateReport, GateRow } from './gate-report.ts';
import { MOST_ROWS, verdictOf } from './gate-verdict.policy.ts';

/** How long a signature counts. */
const COUNTS_MS = 5 * 86_400_000;

/** Computes gates as the hub itself: a gate stands the same for everybody who asks. */
export class GateService {
  constructor(private readonly runtime: Runtime) {}

  /** How the gate to a phase stands now; REGISTERED has none, and neither has a phase that is passed. */
  async report(channel: Channel, to: ChannelPhase): Promise<GateReport> {
    const em = forkFor(this.runtime.orm, SYSTEM_VIEWER);
    const { id: channelId, phaseVersion } = channel;
    const waivers = await em.find(GateWaiver, { channelId, phaseVersion, toPhase: to }, { orderBy: { id: 'asc' } });
    const given = await this.given(em, channel);
    const checks: GateCheckResult[] = [];
    for (const check of GATE_CHECKS.filter((one) => one.to === to))
      checks.push(await resultOf(em, check, given, isWaived(check, waivers)));
    const stands = checks.map(({ name, state }) => ({ name, state }));
    const hash = contentHash({ channelId, phaseVersion, to, checks: stands });
    const signatures = await this.signatures(em, channelId, to, hash);
    const signable = checks.length > 0 && checks.every(({ state }) => state !== 'RED');
    const open = signable && new Set(signatures.map(({ side }) => side)).size === 2;
    const first = signatures[0]?.at;
    const lapsesAt = first ? new Date(first.valueOf() + COUNTS_MS) : null;
    return { channelId, to, hash, checks, signable, signatures, waivers, open, lapsesAt };
  }

  /** Signatures under reports that have become others lapse for good, also when the same report comes back later. */
  async lapse(channel: Channel, { to, hash }: GateReport): Promise<void> {
    const where = { channelId: channel.id, toPhase: to, hash: { $ne: hash }, lapsedAt: null };
    const em = forkFor(this.runtime.orm, SYSTEM_VIEWER);
    await em.nativeUpdate(GateSignature, where, { lapsedAt: this.runtime.now() });
  }

  private signatures(em: EntityManager, channelId: string, toPhase: string, hash: string): Promise<GateSignature[]> {
    const at = { $gt: new Date(this.runtime.now().valueOf() - COUNTS_MS) };
    return em.find(
      GateSignature,
      { channelId, toPhase, hash, at, lapsedAt: null },
      { orderBy: { at: 'asc', id: 'asc' } },
    );
  }

  private async given(em: EntityManager, { id, settingsVersion, secondsBetweenPulls }: Channel): Promise<unknown[]> {
    const [last] = await em.execute<{ at: Date }[]>(
      'select at from connectors.phase_change where channel_id = ? order by at desc, id desc limit 1',
      [id],
    );
    return [id, this.runtime.now(), last?.at ?? '-infinity', settingsVersion, secondsBetweenPulls];
  }
}

/** What the checks' SQL knows beside the tables. */
const GIVEN = `with given as (select ?::text as channel, ?::timestamptz as now, ?::timestamptz as since, ?::int as settings, ?::int as schedule)`;

async function resultOf(
  em: EntityManager,
  { name, mustHold, proof, fault }: GateCheck,
  given: unknown[],
  waived: boolean,
): Promise<GateCheckResult> {
  const rows = async (kind: string, sql: string, most: number): Promise<GateRow[]> =>
    (await em.execute<{ id: string }[]>(`${GIVEN} select id from (${sql}) found limit ${most}`, given)).map(
      ({ id }) => ({
        kind,
        id,
      }),
    );
  const faults = fault ? await rows(fault.kind, fault.sql, MOST_ROWS + 1) : [];
  const proofs = await rows(proof.kind, proof.sql, Math.max(proof.least, MOST_ROWS));
  const found = { proofs: proofs.length, least: proof.least, faults: faults.length, isWaived: waived };
  return { name, mustHold, ...verdictOf(found), rows: (faults.length > 0 ? faults : proofs).slice(0, MOST_ROWS) };
}

const isWaived = ({ name }: GateCheck, waivers: readonly GateWaiver[]) =>
  new Set(waivers.filter(({ checkName }) => checkName === name).map(({ side }) => side)).size === 2;
