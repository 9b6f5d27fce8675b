import { scopesOf } from '../../subgraphs/common/identity/scopes.ts';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import type { Holdings } from './requirement.ts';

/** Policies by the name that `@policy` gives them; one that is not here lets nobody through. */
const POLICIES: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  'person:known': ({ userId }) => userId !== null,
  'agency:known': ({ agencyId }) => agencyId !== null,
};

/** What a viewer brings to the rules of the graph. */
export const holdingsOf = (viewer: Viewer): Holdings => ({
  authenticated: viewer.role !== 'PUBLIC',
  scopes: scopesOf(viewer.role),
  policy: (name) => (Object.hasOwn(POLICIES, name) ? (POLICIES[name]?.(viewer) ?? false) : false),
});
