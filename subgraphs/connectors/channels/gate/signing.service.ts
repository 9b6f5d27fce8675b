import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { type GateSide, GateSignature } from '../../ledger/gate-signature.entity.ts';
import { GateWaiver } from '../../ledger/gate-waiver.entity.ts';
import { PrivacyCheck } from '../../ledger/privacy-check.entity.ts';
import { SourceRecord } from '../../ledger/source-record.entity.ts';
import type { Acts } from '../acts.ts';
import type { ConfirmPrivacyInput, SignGateInput, WaiveGateCheckInput } from './gate.inputs.ts';
import type { GateService } from './gate.service.ts';
import type { GateReport } from './gate-report.ts';

/** Items one call takes. */
const MOST_IDS = 1_000;

/** What the agency and the centre do at a gate. */
export class SigningService {
  constructor(
    private readonly acts: Acts,
    private readonly gates: GateService,
  ) {}

  /** Puts the viewer's name under a gate report. @throws FORBIDDEN, CHANNEL_NOT_FOUND, GATE_CHANGED, GATE_NOT_OPEN, BAD_USER_INPUT */
  async sign(input: SignGateInput): Promise<GateReport> {
    return this.at('signGate', 'sign a gate', input, async (em, channel, side) => {
      if (input.name.trim() === '') throw hubError('BAD_USER_INPUT', 'name is empty.');
      const report = await this.gates.report(channel, input.to);
      await this.gates.lapse(channel, report);
      if (report.hash !== input.hash) throw hubError('GATE_CHANGED', channel.id, input.to);
      if (!report.signable) throw hubError('GATE_NOT_OPEN', channel.id, input.to, redChecks(report));
      const { to: toPhase, hash } = report;
      em.persist(this.row(new GateSignature(), channel, { toPhase, hash, side, name: input.name.trim() }));
    });
  }

  /** Takes a red check upon the viewer's side. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  async waive(input: WaiveGateCheckInput): Promise<GateReport> {
    return this.at('waiveGateCheck', 'waive a check', input, async (em, channel, side) => {
      const { check: checkName, to: toPhase } = input;
      if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
      const { checks, waivers } = await this.gates.report(channel, toPhase);
      if (checks.find(({ name }) => name === checkName)?.state !== 'RED')
        throw hubError('BAD_USER_INPUT', `${checkName} is no red check of the gate to ${toPhase}.`);
      const other = waivers.find((waiver) => waiver.checkName !== checkName);
      if (other)
        throw hubError(
          'BAD_USER_INPUT',
          `One check may be waived, and ${other.checkName} was. This one has to turn green.`,
        );
      const facts = { phaseVersion: channel.phaseVersion, toPhase, checkName, side, reason: input.reason.trim() };
      em.persist(this.row(new GateWaiver(), channel, facts));
    });
  }

  /** Keeps what a person found about privacy flags. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  confirmPrivacy(input: ConfirmPrivacyInput): Promise<Channel> {
    return this.acts.change('confirmPrivacy', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'confirm privacy');
      const items = [...new Set(input.externalIds)];
      if (items.length > MOST_IDS) throw hubError('BAD_USER_INPUT', `externalIds takes ${MOST_IDS} at most.`);
      const known = await em.count(SourceRecord, { channelId: channel.id, externalId: { $in: items } });
      if (known < items.length)
        throw hubError('BAD_USER_INPUT', `${items.length - known} of the items are not known here.`);
      const facts = { settingsVersion: channel.settingsVersion, isRight: input.right };
      for (const externalId of items.length > 0 ? items : [null])
        em.persist(this.row(new PrivacyCheck(), channel, { ...facts, externalId }));
      return channel.id;
    });
  }

  private async at(
    operation: string,
    action: string,
    input: SignGateInput | WaiveGateCheckInput,
    work: (em: EntityManager, channel: Channel, side: GateSide) => Promise<void>,
  ): Promise<GateReport> {
    const channel = await this.acts.change(operation, input, async (em) => {
      const own = await this.acts.ownChannel(em, input.channelId, action);
      await work(em, own, this.acts.rights.viewer.role === 'AGENCY_ADMIN' ? 'AGENCY' : 'CENTRE');
      return own.id;
    });
    return this.gates.report(channel, input.to);
  }

  private row<Row extends object>(row: Row, { id: channelId }: Channel, facts: Partial<Row>): Row {
    const at = this.acts.runtime.now();
    return Object.assign(row, { id: newId(at), channelId, ...facts, ...this.acts.actor, at });
  }
}

/** Names of the red checks of a report. */
export const redChecks = ({ checks }: GateReport): string =>
  checks
    .filter(({ state }) => state === 'RED')
    .map(({ name }) => name)
    .join(', ');
