import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { channels } from '../../subgraphs/connectors/channels/parts.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { directory } from '../../subgraphs/connectors/runner/sources.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from './test-runtime.ts';

/** A regency, an office of it, and somebody else. */
export const REGENCY = '019a0000-0000-7000-8000-000000000001';
export const OFFICE = '019a0000-0000-7000-8000-000000000002';
export const STRANGER = '019a0000-0000-7000-8000-000000000003';

export const CENTRE = viewerOf('CENTRAL_ADMIN', { userId: 'centre' });
export const REGENCY_ADMIN = viewerOf('AGENCY_ADMIN', { userId: 'regency', agencyId: REGENCY });
export const OFFICE_ADMIN = viewerOf('AGENCY_ADMIN', { userId: 'office', agencyId: OFFICE });
export const OFFICE_LIAISON = viewerOf('LIAISON', { userId: 'liaison', agencyId: OFFICE });
export const STRANGER_ADMIN = viewerOf('AGENCY_ADMIN', { userId: 'stranger', agencyId: STRANGER });

const agency = (id: string, path: string[]) => ({
  id,
  seq: 1,
  path,
  name: `Instansi ${id.at(-1)}`,
  timezone: 'Asia/Jakarta',
  nameKeys: [],
  identifiers: [`wilayah:${id.at(-1)}`],
  regionCodes: [],
});

/** The register as the letters of `agencies` bring it. */
export const REGISTER = {
  agencies: [agency(REGENCY, [REGENCY]), agency(OFFICE, [OFFICE, REGENCY]), agency(STRANGER, [STRANGER])],
  regions: [],
};

/** The context `connectors` on a database of its own, with the little register. */
export async function testChannels(): Promise<TestRuntimes> {
  const runtimes = await testRuntimes([connectorsDatabase]);
  const em = forkFor(runtimes.of('connectors').orm, SYSTEM_VIEWER);
  await em.transactional((tx) => directory.takeIn(tx, REGISTER));
  return runtimes;
}

/** The data of one question to the subgraph channels; an error's code and text instead where it failed. */
export async function answerOf(
  runtimes: TestRuntimes,
  viewer: Viewer,
  question: string,
  variables: Record<string, unknown> = {},
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the question
): Promise<any> {
  const { data, errors } = await ask(channels, runtimes, viewer, question, variables);
  const [error] = errors ?? [];
  return error ? { code: error.extensions?.code, message: error.message } : data;
}

let keys = 0;

/** Mutations whose input is not called after them. */
const SHARED_INPUTS: Record<string, string> = {
  resumeChannel: 'ChannelActionInput',
  rollBackPhase: 'PhaseInput',
  advancePhase: 'PhaseInput',
};

/** Carries out a mutation with this input; its key is made anew unless given. */
export const carryOut = (
  runtimes: TestRuntimes,
  viewer: Viewer,
  mutation: string,
  input: Record<string, unknown>,
  selection = '{ id phase health }',
) => {
  keys += 1;
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const shared = SHARED_INPUTS[mutation] ?? type;
  return answerOf(
    runtimes,
    viewer,
    `mutation ($input: ${shared}!) { answer: ${mutation}(input: $input) ${selection} }`,
    { input: { idempotencyKey: `key-${keys}`, ...input } },
  ).then((data) => data.answer ?? data);
};
