/**
 * Moves an old complaint application from MariaDB into a hub, by documented GraphQL operations alone.
 *   npm run example:migrate-agency -- --help
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { type ChannelPhase, createHubClient } from '../schema/client/index.ts';
import { travel } from './examples/migrate-agency/journey.ts';
import { OldDatabase } from './examples/migrate-agency/old-database.ts';
import { sayTo } from './examples/migrate-agency/say.ts';
import { goBack } from './examples/migrate-agency/steps/back.ts';

const HELP = `Moves an old complaint application from MariaDB into a hub, by documented GraphQL operations alone.

  npm run example:migrate-agency -- --agency <id> --mariadb mariadb://user:password@host:3306/suara

  --hub      address of the hub; http://127.0.0.1:4000/graphql unless told
  --mariadb  address of the old database
  --channel  id of the channel; suara-lama unless told
  --agency   id of the agency that owns it
  --to       phase to stop at; RETIRED unless told
  --back     goes back to this phase instead, at once; --reason says why
  --json     lines of JSON instead of text; so it is in a pipe

Tokens (npm run token): MIGRATE_OFFICER_TOKEN and MIGRATE_HEAD_TOKEN of AGENCY_ADMIN, MIGRATE_CENTRE_TOKEN of CENTRAL_ADMIN.
Exit 0: it has arrived. Exit 3: a gate is shut; it says why. Run it again when a day has passed: it goes on where it is.`;

/** Exit code that says: run me again later. */
const LATER = 3;

const { values } = parseArgs({
  options: {
    hub: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
    mariadb: { type: 'string', default: '' },
    channel: { type: 'string', default: 'suara-lama' },
    agency: { type: 'string', default: '' },
    to: { type: 'string', default: 'RETIRED' },
    back: { type: 'string' },
    reason: { type: 'string', default: '' },
    json: { type: 'boolean', default: !process.stdout.isTTY },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else await migrate();

async function migrate(): Promise<void> {
  const asks = (name: string) => createHubClient({ url: values.hub, token: process.env[name] ?? '' });
  const old = await OldDatabase.open(values.mariadb);
  const trip = {
    ...{ channel: values.channel, agencyId: values.agency, old, say: sayTo(values.json) },
    officer: asks('MIGRATE_OFFICER_TOKEN'),
    head: asks('MIGRATE_HEAD_TOKEN'),
    centre: asks('MIGRATE_CENTRE_TOKEN'),
    door: async (path: string) => {
      const headers = { accept: 'application/json', authorization: `Bearer ${process.env.MIGRATE_OFFICER_TOKEN}` };
      return (await fetch(new URL(path, values.hub), { headers })).status;
    },
  };
  try {
    if (values.back) return await goBack(trip, values.back as ChannelPhase, values.reason);
    const outcome = await travel(trip, values.to as ChannelPhase);
    if (outcome === 'WAITS') process.exitCode = LATER;
  } finally {
    await old.close();
  }
}
