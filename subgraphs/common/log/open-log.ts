import { type DestinationStream, type Logger, pino } from 'pino';
import type { HubConfig } from '../config/config.ts';
import { traceId } from '../tracing/span.ts';
import { notesNow } from './request-notes.ts';
import { scrub } from './scrub.ts';

/** Keys whose values are never written, wherever a line's object holds them (two levels deep). */
const NEVER = [
  ...['authorization', 'cookie', 'token', 'password', 'secret'],
  ...['nik', 'phone', 'telephone', 'email', 'name', 'fullName', 'address', 'variables', 'body', 'headers'],
];

/** What stands in their place. */
const CENSOR = '…';

/** Standard error; lines are written at once, so that the last ones before a crash are there. */
const toStandardError = () => pino.destination({ dest: 2, sync: true });

/**
 * THE log of a process: JSON lines at LOG_LEVEL and above. Each bears the request it belongs to (`requestId`, and
 * `traceId` when traces are made); `err` is a text without personal data (`scrub`), keys of NEVER are censored.
 */
export function openLog(
  { LOG_LEVEL }: Pick<HubConfig, 'LOG_LEVEL'>,
  to: DestinationStream = toStandardError(),
): Logger {
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      redact: { paths: NEVER.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: CENSOR },
      serializers: { err: (error: unknown) => scrub(textOf(error), notesNow()?.sent?.()) },
      mixin: () => {
        const [request, trace] = [notesNow()?.id, traceId()];
        return { ...(request && { requestId: request }), ...(trace && { traceId: trace }) };
      },
    },
    to,
  );
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
