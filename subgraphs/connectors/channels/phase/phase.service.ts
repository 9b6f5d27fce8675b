import { hubError } from '../../../common/errors/hub-error.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { CHANNEL_PHASES, type ChannelPhase, PHASE_RULES } from '../../ledger/channel-phase.ts';
import { openHandover } from '../../runner/handover/open-handover.ts';
import type { Acts } from '../acts.ts';
import type { GateService } from '../gate/gate.service.ts';
import type { GateReport } from '../gate/gate-report.ts';
import { redChecks } from '../gate/signing.service.ts';
import type { PhaseInput } from './phase.inputs.ts';
import { movePhase } from './phase-move.ts';

/** Moves channels on their way into the hub, and back. */
export class PhaseService {
  constructor(
    private readonly acts: Acts,
    private readonly gates: GateService,
  ) {}

  /**
   * Moves a channel one phase on: its gate must be green (or waived), and signed by both sides.
   * @throws FORBIDDEN, CHANNEL_NOT_FOUND, GATE_NOT_OPEN, BAD_USER_INPUT
   */
  advance(input: PhaseInput): Promise<Channel> {
    return this.acts.change('advancePhase', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'move a channel');
      const reason = reasonOf(input);
      if (stepsTo(channel, input.phase) !== 1)
        throw hubError('BAD_USER_INPUT', `${channel.id} is ${channel.phase}; it moves one step at a time.`);
      const report = await this.gates.report(channel, input.phase);
      await this.gates.lapse(channel, report);
      if (!report.open) throw hubError('GATE_NOT_OPEN', channel.id, input.phase, whyShut(report));
      const move = { phase: input.phase, reason, gateHash: report.hash, ...this.acts.actor };
      await movePhase(em, this.acts.runtime, channel, move);
      return channel.id;
    });
  }

  /**
   * Moves a channel back to an earlier phase at once. Numbers the hub gave stay valid; where intake switches back to the
   * old system, the reports that were born in the hub meanwhile go over to it.
   * @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT
   */
  rollBack(input: PhaseInput): Promise<Channel> {
    return this.acts.change('rollBackPhase', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'move a channel');
      const reason = reasonOf(input);
      if (stepsTo(channel, input.phase) >= 0)
        throw hubError('BAD_USER_INPUT', `${channel.id} is ${channel.phase}; it goes back to an earlier phase only.`);
      const before = PHASE_RULES[channel.phase].intake;
      await movePhase(em, this.acts.runtime, channel, {
        phase: input.phase,
        reason,
        gateHash: null,
        ...this.acts.actor,
      });
      if (before !== 'OLD' && PHASE_RULES[channel.phase].intake === 'OLD')
        await openHandover(em, this.acts.runtime, channel, this.acts.actor);
      return channel.id;
    });
  }
}

/** Phases between a channel and another phase; negative: it lies behind. */
const stepsTo = ({ phase }: Channel, to: ChannelPhase) => CHANNEL_PHASES.indexOf(to) - CHANNEL_PHASES.indexOf(phase);

const whyShut = (report: GateReport) =>
  report.signable ? 'it takes the signatures of the agency and of the centre' : `red is ${redChecks(report)}`;

function reasonOf({ reason }: PhaseInput): string {
  if (reason.trim() === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
  return reason.trim();
}
