/**
 * Classes of failure. The class, not the text, decides what the runner does:
 * config, auth, drift: park and tell the owner. rate-limited, unavailable: try later. record: dead letter, go on.
 * bug: retry twice, then park.
 */
export type SourceErrorClass = 'config' | 'auth' | 'rate-limited' | 'unavailable' | 'drift' | 'record' | 'bug';

/** A failure at the legacy system, said so that its owner can act: `message` names what is wrong and where. */
export class SourceError extends Error {
  readonly errorClass: SourceErrorClass;
  /** How long the source asks us to stay away, seconds; only with `rate-limited`. */
  readonly retryAfterSeconds: number | null;

  constructor(errorClass: SourceErrorClass, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.name = 'SourceError';
    this.errorClass = errorClass;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
