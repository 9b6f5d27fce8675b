import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hubError } from '../../common/errors/hub-error.ts';
import { type Connector, checkSdk, type Extension, SourceError } from '../kit/index.ts';

/** A connector from outside the hub: it has a name of its own, and may add one field to the graph. */
export type InstalledConnector = Connector & { id: string };
/** One that does. */
export type ExtendingConnector = InstalledConnector & { extend: Extension };

/** Does it add a field to the graph? */
export const isExtending = (connector: InstalledConnector): connector is ExtendingConnector =>
  connector.extend !== undefined;

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const FIELD = /^[a-z][A-Za-z0-9]*$/;

/**
 * The connector that a module exports by default or as `connector`.
 * @throws BAD_USER_INPUT saying what is missing, or that it was written for another kit
 */
export async function loadConnector(path: string): Promise<InstalledConnector> {
  const file = resolve(path);
  if (!existsSync(file)) throw hubError('BAD_USER_INPUT', `${path} is no file.`);
  const exported = (await import(pathToFileURL(file).href)) as { default?: unknown; connector?: unknown };
  const connector = (exported.connector ?? exported.default) as Partial<InstalledConnector> | undefined;
  const fault = faultOf(connector);
  if (fault) throw hubError('BAD_USER_INPUT', `${path} ${fault}`);
  try {
    checkSdk(connector!.sdk, connector!.id!);
  } catch (error) {
    throw error instanceof SourceError ? hubError('BAD_USER_INPUT', error.message) : error;
  }
  return connector as InstalledConnector;
}

function faultOf(connector: Partial<InstalledConnector> | undefined): string | null {
  if (typeof connector?.pull !== 'function' || typeof connector.normalize !== 'function')
    return 'exports no connector: `export default defineConnector({ … })`.';
  if (!ID.test(connector.id ?? '')) return 'gives its connector no `id` of lower-case letters, digits and hyphens.';
  const { extend } = connector;
  if (extend && !FIELD.test(extend.field))
    return 'gives its connector an `extend` without a `field` such as "perumdaAir"; leave `extend` out to add none.';
  return null;
}
