import { QUESTIONS } from '../questions.ts';

/** One sort of request of the mixture. */
export interface Sort {
  /** Of a hundred requests. */
  share: number;
  query(number: number): string;
  variables?(number: number): Record<string, unknown>;
  /** What the gateway must answer; `dropped`: the client goes away before. */
  expected: number | 'dropped';
}

const deep = `{ report(id: "r-1") { ${'related(first: 1) { '.repeat(30)} id ${'}'.repeat(30)} } }`;

/** What a public gateway meets: known and new operations, wrong ones, hostile ones, clients that go away. */
export const MIXTURE: Readonly<Record<string, Sort>> = {
  one: { share: 50, query: () => QUESTIONS.q1.query, variables: QUESTIONS.q1.variables, expected: 200 },
  page: { share: 25, query: () => QUESTIONS.q2.query, variables: QUESTIONS.q2.variables, expected: 200 },
  large: { share: 3, query: () => QUESTIONS.q3.query, variables: QUESTIONS.q3.variables, expected: 200 },
  neverAskedBefore: {
    share: 10,
    query: (number) =>
      `query n${number} { r${number}: report(id: "r-${number}") { number agency { name } clocks { state } } }`,
    expected: 200,
  },
  unknownField: { share: 5, query: (number) => `{ report(id: "r-1") { field${number} } }`, expected: 400 },
  tooDeep: { share: 2, query: () => deep, expected: 400 },
  goneAway: { share: 5, query: () => QUESTIONS.q3.query, variables: QUESTIONS.q3.variables, expected: 'dropped' },
};

/** The sort of the request with this number: the shares, mixed. */
export function sortOf(number: number): string {
  // 37 and 100 have no common divisor, so a hundred numbers in a row meet each place once.
  let place = (number * 37) % 100;
  for (const [name, { share }] of Object.entries(MIXTURE)) {
    place -= share;
    if (place < 0) return name;
  }
  throw new Error('The shares of the mixture are no hundred.');
}
