import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { forkFor } from '../../common/database/row-security.ts';
import { Directory } from '../../common/directory/directory.ts';
import { type BuiltExtension, buildExtension } from '../../common/graphql/build-extension.ts';
import { inOrderOf } from '../../common/graphql/loader.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../common/identity/viewer.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import { unseal } from '../../common/privacy/seal.ts';
import type { Json } from '../kit/json.ts';
import { SourceVersion } from '../ledger/source-version.entity.ts';
import { isShownTo, readsMasked } from './extension-access.policy.ts';
import type { ExtendingConnector, InstalledConnector } from './load-connector.ts';

/** What the one resolver works with. */
export interface ExtensionContext {
  value: DataLoader<string, object | null>;
}

const directory = new Directory('connectors');

/** Name of the connector's subgraph: names of subgraphs know no hyphens. */
export const subgraphName = ({ id }: Pick<InstalledConnector, 'id'>) => id.replaceAll('-', '_');

/** The subgraph that adds the connector's field to source records. @throws BAD_USER_INPUT for an SDL that is none */
export const extensionSubgraph = ({ extend: { field, sdl } }: ExtendingConnector): BuiltExtension =>
  buildExtension<ExtensionContext>({ type: 'SourceRecord', field, sdl }, (id, { value }) => value.load(id));

/** Made anew for every request: the connector's view of raw records, as far as the viewer may read them. */
export const extensionContext =
  (connector: ExtendingConnector): ContextMaker<ExtensionContext> =>
  async ({ orm, config }, viewer) => {
    const scope = viewer.agencyId ? await directory.agenciesUnder(forkFor(orm, SYSTEM_VIEWER), viewer.agencyId) : [];
    return { value: valueById(forkFor(orm, viewer, scope), connector, viewer, config.HUB_SECRET) };
  };

/** Null: of a channel that another connector reads, or not for this viewer. */
const valueById = (em: EntityManager, connector: ExtendingConnector, { role }: Viewer, secret: string) =>
  new DataLoader<string, object | null>(async (ids) => {
    const own = await em.execute<{ id: string; seq: number }[]>(
      `select r.id, r.seq from connectors.source_record r join connectors.channel c on c.id = r.channel_id
       where c.connector = ? and r.id = any(array(select jsonb_array_elements_text(?::jsonb)))`,
      [connector.id, JSON.stringify(ids)],
    );
    const holding = own.map(({ id, seq }) => ({ sourceRecordId: id, seq }));
    const versions = holding.length > 0 ? await em.find(SourceVersion, { $or: holding }) : [];
    return inOrderOf(ids, versions, ({ sourceRecordId }) => sourceRecordId).map((version) => {
      if (!version || !isShownTo(role, version.complaint.privacy)) return null;
      const value = connector.extend.map(JSON.parse(unseal(secret, version.sealedRaw)));
      return readsMasked(role) ? (masked(value) as object | null) : value;
    });
  });

function masked(value: Json): Json {
  if (typeof value === 'string') return maskPersonal(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, masked(part)]));
}
