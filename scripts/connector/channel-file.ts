import { withSecretFiles } from '../../subgraphs/common/config/secret-files.ts';
import { untilSignal } from '../../subgraphs/common/runtime/until-signal.ts';
import { type Declaration, readDeclaration } from '../../subgraphs/connectors/declarative/declaration.ts';
import { DeclarationError } from '../../subgraphs/connectors/declarative/fault.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import type { Connector } from '../../subgraphs/connectors/kit/connector.ts';
import type { DryTerms } from '../../subgraphs/connectors/runner/dry-pull.ts';

/** A channel file with its connector. */
export interface ChannelFile extends Declaration {
  connector: Connector;
}

/** Reads a channel file with the variables of this shell. @throws DeclarationError */
export async function channelFile(path: string): Promise<ChannelFile> {
  const variables = withSecretFiles(process.env);
  const declaration = await readDeclaration(path, { connectors: CONNECTORS, variables });
  return { ...declaration, connector: CONNECTORS[declaration.source.family]! };
}

/** As `channelFile`, for what asks the source. @throws DeclarationError also for a variable that is not set */
export async function readyChannelFile(path: string): Promise<ChannelFile> {
  const file = await channelFile(path);
  if (file.unset.length > 0) throw new DeclarationError(file.unset);
  return file;
}

/** How a tool asks a source: until Ctrl+C, by the clock, inside the own network only when the operator says so. */
export function dryTerms(allowPrivate: boolean): Omit<DryTerms, 'pages'> {
  const stop = new AbortController();
  void untilSignal().then(() => stop.abort());
  const allowPrivateAddress = allowPrivate || process.env.ALLOW_PRIVATE_SOURCES === 'true';
  return { signal: stop.signal, now: () => new Date(), allowPrivateAddress };
}
