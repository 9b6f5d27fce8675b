/** An operation put to each gateway. */
export interface Question {
  query: string;
  /** Other variables each time, so that nobody answers from memory. */
  variables(number: number): Record<string, unknown>;
  /** How many requests of a round it gets, as part of what the caller asks for. */
  share: number;
}

const REPORT = `id number title status receivedAt agency { id name shortName province } clocks { stage dueDay state }
  sourceRecords { externalId channel }`;

/** One report; 20 with agency, deadlines and sources; 100, each with related ones. */
export const QUESTIONS: Record<'q1' | 'q2' | 'q3', Question> = {
  q1: {
    query: `query q1($id: ID!) { report(id: $id) { ${REPORT} } }`,
    variables: (number) => ({ id: `r-${number}` }),
    share: 1,
  },
  q2: {
    query: `query q2($seed: Int!) { reports(first: 20, seed: $seed) { id number status agency { name shortName }
      clocks { stage dueDay state } sourceRecords { externalId channel agency { shortName } } } }`,
    variables: (number) => ({ seed: 100 * number }),
    share: 1 / 2,
  },
  q3: {
    query: `query q3($seed: Int!) { reports(first: 100, seed: $seed) { ${REPORT} related(first: 3) { id number status
      agency { name province } clocks { stage dueDay } } } }`,
    variables: (number) => ({ seed: 100 * number }),
    share: 1 / 10,
  },
};
