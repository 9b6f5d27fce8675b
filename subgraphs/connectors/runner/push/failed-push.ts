import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../../common/errors/hub-error.ts';
import { SourceError } from '../../kit/source-error.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import type { PushDelivery } from '../../ledger/push-delivery.entity.ts';
import { pauseSeconds } from '../failure.policy.ts';
import { storable } from '../record-fault.policy.ts';
import { pushConsequence } from './push-failure.policy.ts';

/** What the row of a push says after a failure; a failure that any other push would meet too parks the channel. */
export async function failedPush(
  em: EntityManager,
  { id: channelId }: Channel,
  { attempts }: PushDelivery,
  error: unknown,
  now: Date,
): Promise<Partial<PushDelivery>> {
  // A foreign exception's text could hold anything, so only its kind is kept.
  const kind = error instanceof Error ? error.name : 'unknown failure';
  const source = error instanceof SourceError ? error : new SourceError('bug', kind);
  const { code, giveUpAfter, parks } = pushConsequence(source.errorClass);
  const isPatience = source.errorClass === 'rate-limited';
  const pause = pauseSeconds(attempts, source.retryAfterSeconds, Math.random());
  const { message } = hubError(code, channelId, isPatience ? String(pause) : storable(source.message));
  const said = { errorCode: code, errorMessage: message };
  if (giveUpAfter !== null && attempts >= giveUpAfter)
    return { state: 'FAILED', nextAt: null, settledAt: now, ...said };
  if (parks)
    await em.nativeUpdate(Channel, { id: channelId, parkedAt: null }, { parkedAt: now, errorAt: now, ...said });
  const nextAt = parks ? now : new Date(now.valueOf() + pause * 1_000);
  // A source that asks for patience has not failed, and neither has the push that met a parked channel.
  return { nextAt, attempts: isPatience || parks ? attempts - 1 : attempts, ...said };
}
