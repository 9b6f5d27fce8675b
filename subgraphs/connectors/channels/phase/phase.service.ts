import { hubError } from '../../../common/errors/hub-error.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { CHANNEL_PHASES, type ChannelPhase } from '../../ledger/channel-phase.ts';
import type { Acts } from '../acts.ts';
import type { PhaseInput } from './phase.inputs.ts';
import { movePhase } from './phase-move.ts';

/** Moves channels on their way into the hub, and back. */
export class PhaseService {
  constructor(private readonly acts: Acts) {}

  /**
   * Moves a channel back to an earlier phase at once. Numbers the hub gave stay valid.
   * @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT
   */
  rollBack(input: PhaseInput): Promise<Channel> {
    return this.acts.change('rollBackPhase', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'move a channel');
      const reason = reasonOf(input);
      if (stepsTo(channel, input.phase) >= 0)
        throw hubError('BAD_USER_INPUT', `${channel.id} is ${channel.phase}; it goes back to an earlier phase only.`);
      await movePhase(em, this.acts.runtime, channel, {
        phase: input.phase,
        reason,
        gateHash: null,
        ...this.acts.actor,
      });
      return channel.id;
    });
  }
}

/** Phases between a channel and another phase; negative: it lies behind. */
const stepsTo = ({ phase }: Channel, to: ChannelPhase) => CHANNEL_PHASES.indexOf(to) - CHANNEL_PHASES.indexOf(phase);

function reasonOf({ reason }: PhaseInput): string {
  if (reason.trim() === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
  return reason.trim();
}
