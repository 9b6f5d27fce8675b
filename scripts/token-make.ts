/**
 * Prints a token for development.
 *   npm run --silent token -- --role AGENCY_ADMIN --agency <id> [--user <id>] [--channel <id>] [--hours 12]
 */
import { parseArgs } from 'node:util';
import { hubConfig } from '../subgraphs/common/config/config.ts';
import { withSecretFiles } from '../subgraphs/common/config/secret-files.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { makeToken, verifyToken } from '../subgraphs/common/identity/token.ts';
import { ROLES } from '../subgraphs/common/identity/viewer.ts';
import { DATA_FOLDER } from './hub-database.ts';
import { localSecrets } from './hub-state.ts';

const { values } = parseArgs({
  options: {
    role: { type: 'string' },
    agency: { type: 'string' },
    user: { type: 'string' },
    channel: { type: 'string' },
    hours: { type: 'string', default: '12' },
  },
});
const env = withSecretFiles(process.env);
// The embedded form makes its own secret at the first start; a token must be signed with the same.
const secret = env.HUB_SECRET ?? (env.DATABASE_URL ? undefined : localSecrets(DATA_FOLDER).hubSecret);
const config = hubConfig({ ...env, HUB_SECRET: secret });
if (config.NODE_ENV === 'production')
  throw hubError('CONFIG_INVALID', 'Development tokens are not made in production.');

const role = ROLES.find((known) => known === values.role?.toUpperCase());
if (!role) throw hubError('BAD_USER_INPUT', `--role takes one of ${ROLES.join(', ')}.`);
const hours = Number(values.hours);
if (!(hours > 0)) throw hubError('BAD_USER_INPUT', `--hours takes a number above 0, not ${values.hours}.`);

const { user: sub, agency, channel } = values;
const claims = { role, ...(sub && { sub }), ...(agency && { agency }), ...(channel && { channel }) };
const token = await makeToken(claims, config, hours * 3600);
await verifyToken(`Bearer ${token}`, config); // Says what is missing before somebody wonders at a 401.
console.log(token);
