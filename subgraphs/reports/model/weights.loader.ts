import type { EntityManager } from '@mikro-orm/postgresql';
import type { Weights } from '../likeness/model.ts';

/** The weights that pairs are compared with, and those that are tried beside them; null: none. */
export interface WeightsInForce {
  active: Weights;
  shadow: Weights | null;
}

/** Weights read so far by database and version: those of a version never change. */
const read = new WeakMap<object, Map<string, Weights>>();

/**
 * The weights now in force. Which versions they are is asked every time (two short rows), so that every process follows
 * an activation with its next batch; the weights themselves stay in memory. Needs the SYSTEM viewer.
 */
export async function weightsInForce(em: EntityManager): Promise<WeightsInForce> {
  const named = await em.execute<{ version: string; state: string }[]>(
    `select version, state from reports.dedup_model where state in ('ACTIVE', 'SHADOW')`,
  );
  const versionOf = (state: string) => named.find((row) => row.state === state)?.version;
  const [active, shadow] = [versionOf('ACTIVE'), versionOf('SHADOW')];
  if (!active) throw new Error('No weights are active: the migrations of reports have not been run.');
  return { active: await weightsOf(em, active), shadow: shadow ? await weightsOf(em, shadow) : null };
}

async function weightsOf(em: EntityManager, version: string): Promise<Weights> {
  const database = em.getDriver();
  const known = read.get(database) ?? read.set(database, new Map()).get(database)!;
  const [row] = known.has(version)
    ? []
    : await em.execute<{ weights: Omit<Weights, 'version'> }[]>(
        'select weights from reports.dedup_model where version = ?',
        [version],
      );
  if (row) known.set(version, { version, ...row.weights });
  return known.get(version)!;
}
