import { HubError, hubError } from '../../common/errors/hub-error.ts';
import { SourceError } from '../kit/source-error.ts';
import { CONSEQUENCES } from './failure.policy.ts';

/** Why reading a source failed, as its channel's owner may see it. */
export function failureOf(error: unknown, channelId: string): { errorCode: string; errorMessage: string } {
  if (error instanceof HubError) return { errorCode: error.code, errorMessage: error.message };
  // A foreign exception's text could hold anything, so only its kind is kept.
  const kind = error instanceof Error ? error.name : 'unknown failure';
  const source = error instanceof SourceError ? error : new SourceError('bug', kind);
  const { code } = CONSEQUENCES[source.errorClass];
  return { errorCode: code, errorMessage: hubError(code, channelId, source.message).message };
}
