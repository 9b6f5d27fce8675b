/**
 * Prints a token for development, signed with the secret of the hub of this folder.
 *   npm run --silent token -- --role AGENCY_ADMIN --agency <id> [--user <id>] [--channel <id>] [--hours 12]
 */
import { parseArgs } from 'node:util';
import { type HubConfig, hubConfig } from '../subgraphs/common/config/config.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { makeToken, verifyToken } from '../subgraphs/common/identity/token.ts';
import { ROLES } from '../subgraphs/common/identity/viewer.ts';
import { DATA_FOLDER } from './hub-database.ts';
import { localSecrets } from './hub-state.ts';

/** SYSTEM is left out: no token makes somebody a job of the hub. */
const TOKEN_ROLES = ROLES.filter((role) => role !== 'SYSTEM');

const HELP = `Prints a token for development.

  npm run --silent token -- --role <role> [--agency <id>] [--user <id>] [--channel <id>] [--hours 12]

  --role     ${TOKEN_ROLES.join(', ')}
  --agency   id of the agency; LIAISON and AGENCY_ADMIN need one
  --user     id of the person; REPORTER needs one
  --channel  id of the channel; CONNECTOR needs one
  --hours    how long it is valid; 12 unless told

It goes into the header "Authorization: Bearer <token>".`;

const OPTIONS = {
  role: { type: 'string' },
  agency: { type: 'string' },
  user: { type: 'string' },
  channel: { type: 'string' },
  hours: { type: 'string', default: '12' },
  help: { type: 'boolean', default: false },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  console.log(values.help ? HELP : await tokenFor(values));
} catch (error) {
  console.error(`${(error as Error).message}\nnpm run --silent token -- --help tells more.`);
  process.exitCode = 1;
}

async function tokenFor(values: { [option in keyof typeof OPTIONS]?: string | boolean }): Promise<string> {
  const config = developmentConfig();
  const role = TOKEN_ROLES.find((known) => known === String(values.role).toUpperCase());
  if (!role) throw hubError('BAD_USER_INPUT', `--role takes one of ${TOKEN_ROLES.join(', ')}.`);
  const hours = Number(values.hours);
  if (!(hours > 0 && hours <= 24 * 365))
    throw hubError('BAD_USER_INPUT', `--hours takes a number above 0 and up to a year, not ${values.hours}.`);
  const { user, agency, channel } = values as Record<string, string | undefined>;
  const claims = { role, ...(user && { sub: user }), ...(agency && { agency }), ...(channel && { channel }) };
  const token = await makeToken(claims, config, Math.ceil(hours * 3600));
  await verifyToken(`Bearer ${token}`, config); // Says what is missing before somebody wonders at a 401.
  return token;
}

/** The settings of the hub here: its secret is HUB_SECRET, else the one that the embedded form made for itself. */
function developmentConfig(): HubConfig {
  const env = withSecretFiles(process.env);
  if (env.NODE_ENV === 'production') throw hubError('CONFIG_INVALID', 'development tokens are not made in production.');
  if (env.JWKS_URL) throw hubError('CONFIG_INVALID', 'JWKS_URL is set, so tokens come from that identity provider.');
  const secret = env.HUB_SECRET ?? (env.DATABASE_URL ? undefined : localSecrets(DATA_FOLDER).hubSecret);
  return hubConfig({ ...env, HUB_SECRET: secret });
}
