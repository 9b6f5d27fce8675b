import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Viewer } from '../identity/viewer.ts';

/**
 * An EntityManager that sees what `viewer` may see: its variables are set on the connection of each transaction and
 * the row rules of the tables read them. `agencies`: the viewer's own agency and all below it.
 * Without such variables the rules show nothing.
 */
export function forkFor(orm: MikroORM, viewer: Viewer, agencies: readonly string[] = []): EntityManager {
  return orm.em.fork({
    session: {
      variables: {
        'app.role': viewer.role,
        'app.user': viewer.userId ?? '',
        'app.agency': viewer.agencyId ?? '',
        'app.agencies': agencies.join(','),
        'app.channel': viewer.channelId ?? '',
      },
    },
  }) as EntityManager;
}

/** SQL: the viewer has one of these roles. */
export const roleIn = (...roles: string[]) =>
  `coalesce(current_setting('app.role', true), '') in (${roles.map((role) => `'${role}'`).join(', ')})`;

/** SQL: `column` (uuid) is the viewer's agency or lies below it. */
export const agencyInScope = (column: string) =>
  `${column}::text = any(string_to_array(coalesce(current_setting('app.agencies', true), ''), ','))`;

/** SQL: the viewer's office answers for the report in row `r` (columns agency_id, channel_agency_id), or owns its channel. */
export const isOfficeOf = (r: string) =>
  `(${roleIn('LIAISON', 'AGENCY_ADMIN')} and (${agencyInScope(`${r}.agency_id`)} or ${agencyInScope(`${r}.channel_agency_id`)}))`;

/** SQL: the viewer is the channel that brought the report in row `r` (column channel_id). */
export const isChannelOf = (r: string) =>
  `(${roleIn('CONNECTOR')} and ${r}.channel_id = current_setting('app.channel', true))`;

/** Viewers only read: every write is the hub's own, after its service has decided that it may be. */
export const WRITTEN_BY_HUB = { name: 'written_by_hub', using: roleIn('SYSTEM'), check: roleIn('SYSTEM') };
