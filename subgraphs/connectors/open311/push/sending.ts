import { type PushResult, SourceError } from '../../kit/index.ts';
import { type Answer, failureOf } from '../endpoint/ask.ts';

/** Nobody knows whether the city has taken it; a person has to look. */
export const uncertain = (remoteRef: string | null = null): PushResult => ({ outcome: 'UNCERTAIN', remoteRef });

/** "Come back later": it has certainly done nothing. */
const UNAVAILABLE = 503;

/**
 * The answer to a call that cannot safely be repeated; null: it is not known whether the call has done anything (no
 * answer, an unreadable one, a redirect, a failure inside the city).
 * @throws SourceError when it certainly has done nothing
 */
export async function sent(call: () => Promise<Answer>): Promise<Answer | null> {
  let answer: Answer;
  try {
    answer = await call();
  } catch (error) {
    if (error instanceof SourceError && ['unavailable', 'drift'].includes(error.errorClass)) return null;
    throw error;
  }
  if (answer.status === UNAVAILABLE) throw new SourceError('unavailable', 'the city takes nothing at present (503).');
  const isUnknown = answer.status >= 500 || (answer.status >= 300 && answer.status < 400);
  return isUnknown ? null : answer;
}

/** The class of a refused push: a city that never heard of a field or service needs other settings. */
export function refusedPush(url: string, answer: Answer): SourceError {
  const failure = failureOf(url, answer);
  const errorClass = failure.errorClass === 'drift' ? 'record' : failure.errorClass;
  return new SourceError(errorClass, failure.message, failure.retryAfterSeconds);
}
