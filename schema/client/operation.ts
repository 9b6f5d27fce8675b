/** An operation that knows what it asks for and what it answers; printed in operations.ts. */
export interface Operation<Data, Variables> {
  /** What is sent. */
  readonly query: string;
  /** For the compiler only: there is no such value. */
  readonly types?: (variables: Variables) => Data;
}

/** Gives the text of an operation its types. */
export const operation = <Data, Variables>(query: string): Operation<Data, Variables> => ({ query });
