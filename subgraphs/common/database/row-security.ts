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
