import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../common/database/uuid.ts';
import { channelMoved } from '../../../common/handover/channel-moved.topic.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Channel } from '../../ledger/channel.entity.ts';
import { type ChannelPhase, isHidden, isSilent } from '../../ledger/channel-phase.ts';
import { PhaseChange } from '../../ledger/phase-change.entity.ts';

/** What is kept of a move for ever. */
export interface Move {
  phase: ChannelPhase;
  reason: string;
  byRole: string;
  byUserId: string | null;
  /** Gate report it rests on; null: the channel goes back. */
  gateHash: string | null;
}

/**
 * Moves a channel, which the caller has locked and may move. Whoever holds the phase before (a worker in the middle of a
 * page) commits nothing any more; the reports follow by letter.
 */
export async function movePhase(em: EntityManager, runtime: Runtime, channel: Channel, move: Move): Promise<void> {
  const at = runtime.now();
  const { phase: toPhase, ...facts } = move;
  const step = { id: newId(at), channelId: channel.id, fromPhase: channel.phase, toPhase, ...facts, at };
  em.persist(Object.assign(new PhaseChange(), step));
  const before = standing(channel.phase);
  channel.phase = toPhase;
  channel.phaseVersion += 1;
  const { id: channelId, phaseVersion } = channel;
  const now = standing(toPhase);
  if (now.hidden !== before.hidden || now.silent !== before.silent)
    await runtime.letterBox.send(em, channelMoved, { channelId, phaseVersion, ...now });
}

const standing = (phase: ChannelPhase) => ({ hidden: isHidden(phase), silent: isSilent(phase) });
