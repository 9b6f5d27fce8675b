/** How one try to send a notice went. */
export type Sent =
  | { how: 'ARRIVED' }
  | {
      how: 'FAILED';
      /** What the receiver did, in plain words; never what it wrote, never an address of a person. */
      error: string;
      /** It will never work: not tried again by itself. */
      final: boolean;
      /** How long the receiver asked to be left alone, ms; null: it asked for nothing. */
      retryAfterMs: number | null;
    };

/** A try that failed and is worth another one, unless `final`. */
export const failed = (error: string, final = false, retryAfterMs: number | null = null): Sent => ({
  ...{ how: 'FAILED', error, final, retryAfterMs },
});
