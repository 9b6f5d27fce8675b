import type { Logger } from 'pino';
import { SourceError } from '../kit/source-error.ts';
import type { RunBook } from './run-book.ts';

/** Logs how a run ended. Of a failure in code only the places: its text could name a person. */
export function logRun(log: Logger, { run, failure }: RunBook, error?: unknown): void {
  const { channelId: channel, outcome, seen, created, changed, late, dead } = run;
  const facts = { channel, outcome, seen, created, changed, late, dead, code: failure?.code };
  if (failure === null) log.info(facts, 'run ended');
  else if (error instanceof SourceError) log.warn({ ...facts, err: failure.message }, 'run ended');
  else log.error({ ...facts, err: failure.message, at: framesOf(error) }, 'run ended');
}

/** The places in the code an error went through, without its text. */
export const framesOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
