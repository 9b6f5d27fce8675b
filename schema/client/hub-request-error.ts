/** What the one who asked should do, see docs/ERRORS.md. */
export type Remedy = 'FIX_INPUT' | 'RETRY' | 'ASK_OPERATOR';

/** An error as GraphQL answers it. */
export interface AnsweredError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; remedy?: Remedy; requestId?: string };
}

/** The hub did not do what it was asked. */
export class HubRequestError extends Error {
  override readonly name = 'HubRequestError';
  /** Frozen word of docs/ERRORS.md; UNREACHABLE: no answer came at all. */
  readonly code: string;
  readonly remedy: Remedy;
  /** What the operator finds the request by; null: the hub was not reached. */
  readonly requestId: string | null;

  /** @param errors all errors of the answer; the first one names code, remedy and text @param data what came all the same */
  constructor(
    readonly errors: AnsweredError[],
    readonly data: unknown = null,
  ) {
    super(errors[0]?.message ?? 'The hub answered with an error it did not name.');
    const { code, remedy, requestId } = errors[0]?.extensions ?? {};
    this.code = code ?? 'INTERNAL_SERVER_ERROR';
    this.remedy = remedy ?? 'ASK_OPERATOR';
    this.requestId = requestId ?? null;
  }
}

/** No answer, or one that no hub gives: worth another try. */
export const unreachable = (why: string): HubRequestError =>
  new HubRequestError([
    { message: `The hub was not reached: ${why}.`, extensions: { code: 'UNREACHABLE', remedy: 'RETRY' } },
  ]);
