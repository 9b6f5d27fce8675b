import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector, Source } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import type { ChannelPhase } from '../ledger/channel-phase.ts';
import { checkedSettings } from './settings.ts';

/** The context's copy of the register of agencies. */
export const directory = new Directory('connectors');

/**
 * Makes a channel of each source file, or brings its settings up to date. What people decided since (phase, cursor,
 * parking) stays. The settings are stored as written, with `${NAME}` unfilled: secrets never reach the database.
 * @throws SOURCE_SETTINGS_INVALID naming the source and the path at fault
 */
export async function registerSources(
  runtime: Runtime,
  sources: readonly Source[],
  connectors: Partial<Record<string, Connector>>,
  variables: Record<string, string | undefined>,
  phase: ChannelPhase = 'SHADOW',
): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  for (const source of sources) {
    checkSettings(source, connectors[source.family], variables);
    const agency = source.agency && (await directory.agencyFor(em, { ...source.agency, name: null }));
    await em.execute(
      `insert into connectors.channel (id, name, family, phase, agency_system, agency_value, agency_id, settings, seconds_between_pulls)
       values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
       on conflict (id) do update set name = excluded.name, settings = excluded.settings,
         agency_system = excluded.agency_system, agency_value = excluded.agency_value, agency_id = coalesce(excluded.agency_id, channel.agency_id),
         seconds_between_pulls = excluded.seconds_between_pulls,
         settings_version = channel.settings_version + (channel.settings <> excluded.settings)::int`,
      [
        source.channel,
        source.name,
        source.family,
        phase,
        source.agency?.system ?? null,
        source.agency?.id ?? null,
        agency?.id ?? null,
        JSON.stringify(source.config),
        source.secondsBetweenPulls,
      ],
    );
  }
}

function checkSettings(
  source: Source,
  connector: Connector | undefined,
  variables: Record<string, string | undefined>,
): void {
  if (!connector)
    throw hubError('SOURCE_SETTINGS_INVALID', source.channel, `the family ${source.family} cannot be pulled.`);
  checkedSettings(connector, source.channel, source.config as Json, { variables });
}
