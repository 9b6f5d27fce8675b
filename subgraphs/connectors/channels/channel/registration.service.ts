import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CONNECTORS } from '../../families.ts';
import { namesFunctions } from '../../kit/mapping/function-expression.ts';
import type { Family } from '../../ledger/family.ts';
import { checkedSettings } from '../../runner/settings.ts';
import { namesVariables } from '../../runner/source-variables.ts';
import { directory } from '../../runner/sources.ts';
import type { Rights } from '../rights.ts';
import type { RegisterChannelInput } from './channel.inputs.ts';

/** Shape of a channel's id: it appears in ids and addresses. */
const CHANNEL_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 60;
/** Asked more often, a source would have no peace; the schedule is looked at each minute anyway. */
const SHORTEST_PAUSE = 60;
/** Families that read the hub's own machine instead of asking the agency's: for the centre alone. */
const LOCAL_FAMILIES: Family[] = ['SHEET'];

/**
 * Puts a channel into the register; it starts in the phase REGISTERED.
 * @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT, SOURCE_SETTINGS_INVALID
 */
export async function registerChannel(
  em: EntityManager,
  runtime: Runtime,
  rights: Rights,
  input: RegisterChannelInput,
): Promise<string> {
  rights.requireAdminOf(input.agencyId, 'register a channel');
  checkRegistration(input, runtime, rights);
  const [agencyId] = uuidsOnly([input.agencyId]);
  if (!agencyId || !(await directory.agency(em, agencyId))) throw hubError('AGENCY_NOT_FOUND', input.agencyId);
  const { id, name, family, connector, secondsBetweenPulls, settings = {} } = input;
  const made = await em.execute(
    `insert into connectors.channel (id, name, family, connector, phase, agency_id, settings, seconds_between_pulls)
     values (?, ?, ?, ?, 'REGISTERED', ?::uuid, ?::jsonb, ?) on conflict (id) do nothing returning id`,
    [id, name.trim(), family, connector || null, agencyId, JSON.stringify(settings), secondsBetweenPulls],
  );
  if (made.length === 0) throw hubError('BAD_USER_INPUT', `The channel ${id} exists already.`);
  return id;
}

function checkRegistration(input: RegisterChannelInput, runtime: Runtime, rights: Rights): void {
  const { id, name, family, settings = {}, secondsBetweenPulls } = input;
  const connector = CONNECTORS[family];
  const demand = (holds: boolean, otherwise: string) => {
    if (!holds) throw hubError('BAD_USER_INPUT', otherwise);
  };
  demand(
    CHANNEL_ID.test(id) && id.length <= LONGEST_ID,
    `id takes up to ${LONGEST_ID} lower-case letters, digits and single hyphens, not "${id.slice(0, LONGEST_ID)}".`,
  );
  demand(name.trim() !== '', 'name is empty.');
  if (input.connector) {
    checkOwnConnector(input, rights);
    return;
  }
  demand(connector !== undefined || family === 'PUSH', `No connector of the family ${family} is installed here.`);
  demand(connector !== undefined || secondsBetweenPulls === 0, 'A channel that pushes takes secondsBetweenPulls 0.');
  if (!connector) return;
  // A source that calls us need not be asked.
  const isCalled = connector.webhook !== undefined && secondsBetweenPulls === 0;
  demand(isCalled || secondsBetweenPulls >= SHORTEST_PAUSE, `secondsBetweenPulls takes ${SHORTEST_PAUSE} or more.`);
  if (LOCAL_FAMILIES.includes(family)) rights.requireCentre(`register a channel of the family ${family}`);
  // An agency that could name variables could have their values sent to an address of its own.
  if (namesVariables(settings)) rights.requireCentre('register settings that name variables');
  // Code is the operator's alone; it lies beside his own files, never in settings.
  demand(!namesFunctions(settings), 'settings name a function of a file; only YAML files in connectors/ may.');
  checkedSettings(connector, id, settings, runtime);
}

/**
 * An own connector lives in a process of its own, which alone knows the shape of its settings: the channel's first pull
 * says what is wrong with them. It runs with the operator's rights, so only the centre hands it a channel.
 */
function checkOwnConnector({ connector, secondsBetweenPulls, settings = {} }: RegisterChannelInput, rights: Rights) {
  rights.requireCentre('register a channel of an own connector');
  const faults = [
    CHANNEL_ID.test(connector ?? '') ? null : 'connector takes the `id` that the connector itself states.',
    secondsBetweenPulls >= SHORTEST_PAUSE ? null : `secondsBetweenPulls takes ${SHORTEST_PAUSE} or more.`,
    namesFunctions(settings) ? 'settings name a function of a file; only YAML files in connectors/ may.' : null,
  ];
  const fault = faults.find((said) => said !== null);
  if (fault) throw hubError('BAD_USER_INPUT', fault);
}
