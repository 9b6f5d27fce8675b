import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { CONNECTORS } from '../families.ts';
import { registerSources } from '../runner/sources.ts';
import { SOURCES } from '../sources.ts';
import { registerDeclared } from './declared.ts';

/** Puts the hub's own channel in, those of the source files that every hub has, and the operator's YAML files. */
export async function seedChannels(runtime: Runtime): Promise<void> {
  await forkFor(runtime.orm, SYSTEM_VIEWER).execute(
    `insert into connectors.channel (id, name, family, phase, seconds_between_pulls) values ('hub', 'LAPOR Hub', 'HUB', 'HUB_FIRST', 0)
     on conflict (id) do nothing`,
  );
  await registerSources(runtime, SOURCES, CONNECTORS, runtime.variables, 'DUAL');
  await registerDeclared(runtime);
}
