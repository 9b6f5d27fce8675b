import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { newId } from '../../subgraphs/common/database/uuid.ts';
import { Directory } from '../../subgraphs/common/directory/directory.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Connector, RawRecord } from '../../subgraphs/connectors/kit/index.ts';
import type { Family } from '../../subgraphs/connectors/ledger/family.ts';
import { SourceRecord } from '../../subgraphs/connectors/ledger/source-record.entity.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../subgraphs/connectors/runner/sources.ts';
import { type TestRuntimes, viewerOf } from './test-runtime.ts';

/** Agencies of the tests: the channel's owner, and one that has nothing to do with it. */
export const OWNER = newId();
export const STRANGER = newId();

/** The viewers that may see something of a channel `id` that OWNER has. */
export const viewersOf = (id: string) => ({
  centre: viewerOf('CENTRAL_ADMIN'),
  admin: viewerOf('AGENCY_ADMIN', { agencyId: OWNER }),
  machine: viewerOf('CONNECTOR', { channelId: id }),
  liaison: viewerOf('LIAISON', { agencyId: OWNER }),
});

/** The viewers that see nothing of it while it is not theirs. */
export const STRANGERS = [
  ['the public', viewerOf('PUBLIC')],
  ['a reporter', viewerOf('REPORTER', { userId: 'someone' })],
  ['an admin of another agency', viewerOf('AGENCY_ADMIN', { agencyId: STRANGER })],
  ['the machine of another channel', viewerOf('CONNECTOR', { channelId: 'other' })],
  ['an auditor', viewerOf('AUDITOR')],
  ['the ombudsman', viewerOf('OMBUDSMAN')],
] as const;

/** Registers both agencies and a channel of OWNER. */
export async function ownedChannel(
  runtimes: TestRuntimes,
  id: string,
  connector: Connector,
  config: object,
): Promise<void> {
  const runtime = runtimes.of('connectors');
  const agencies = [OWNER, STRANGER].map((agency, index) => ({
    id: agency,
    seq: 1,
    path: [agency],
    name: `Kabupaten ${index}`,
    timezone: 'Asia/Jakarta',
    nameKeys: [],
    identifiers: agency === OWNER ? ['wilayah:13.08'] : [],
    regionCodes: [],
  }));
  await forkFor(runtime.orm, SYSTEM_VIEWER).transactional((tx) =>
    new Directory('connectors').takeIn(tx, { agencies, regions: [] }),
  );
  const agency = { system: 'wilayah', id: '13.08' };
  const source = {
    channel: id,
    name: `Kanal ${id}`,
    family: connector.family,
    agency,
    secondsBetweenPulls: 60,
    config,
  };
  await registerSources(runtime, [source], { [connector.family]: connector }, runtime.variables, 'DUAL');
}

/** Commits these raw records through the runner. Gives the ids of all records of the channel by external id. */
export async function commitRaws(
  runtimes: TestRuntimes,
  id: string,
  connector: Connector,
  records: RawRecord[],
): Promise<Map<string, string>> {
  const runtime = runtimes.of('connectors');
  const feeding: Connector = {
    ...connector,
    async *pull() {
      yield { records, cursor: null };
    },
  };
  const family: Family = connector.family;
  const book = await pullChannel(runtime, id, { connectors: { [family]: feeding }, variables: runtime.variables });
  if (book.failure || book.dead.length > 0) throw new Error(JSON.stringify([book.failure, book.dead]));
  const rows = await forkFor(runtime.orm, SYSTEM_VIEWER).find(SourceRecord, { channelId: id });
  return new Map(rows.map((row) => [row.externalId, row.id]));
}
