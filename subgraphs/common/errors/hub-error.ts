import { GraphQLError } from 'graphql';
import { ERRORS, type ErrorCode, type ErrorKind, type Remedy } from './errors.ts';

/** An error of the registry, ready to be thrown anywhere: resolvers, jobs, command line. */
export class HubError extends GraphQLError {
  readonly code: ErrorCode;
  readonly remedy: Remedy;

  constructor(code: ErrorCode, facts: string[]) {
    const kind: ErrorKind = ERRORS[code];
    super(kind.message(...facts), {
      extensions: { code, remedy: kind.remedy, ...(kind.status && { http: { status: kind.status } }) },
    });
    this.name = 'HubError';
    this.code = code;
    this.remedy = kind.remedy;
  }
}

/** Makes the error `code` with the facts its text needs, in the order of the registry. */
export const hubError = (code: ErrorCode, ...facts: (string | number)[]) => new HubError(code, facts.map(String));
