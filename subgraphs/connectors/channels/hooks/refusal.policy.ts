import type { SourceErrorClass } from '../../kit/source-error.ts';

/** How a call that failed is answered. */
export interface Refusal {
  status: number;
  /** Seconds after which the service may send it again; null: sent again it would be refused again. */
  retryAfter: number | null;
}

/** As long as a pull's lease is renewed at most. */
const RETRY_SECONDS = 20;
const LATER: Refusal = { status: 503, retryAfter: RETRY_SECONDS };

const BY_CLASS: Partial<Record<SourceErrorClass, Refusal>> = {
  auth: { status: 401, retryAfter: null },
  record: { status: 400, retryAfter: null },
};

/** By the class of a source's error; null: another failure. Whatever is no fault of the caller is to be sent again. */
export const refusalOf = (errorClass: SourceErrorClass | null): Refusal =>
  (errorClass && BY_CLASS[errorClass]) ?? LATER;
