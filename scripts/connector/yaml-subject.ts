import type { SourceLoaders } from '../../subgraphs/connectors/conformance/load-subject.ts';
import type { Json } from '../../subgraphs/connectors/kit/json.ts';
import { channelFile } from './channel-file.ts';

/** A channel file as the conformance kit takes it. Variables stay unfilled: the recording brings invented ones. */
const yamlSubject = async (path: string) => {
  const { connector, source } = await channelFile(path);
  return { connector, config: source.config as { [key: string]: Json } };
};

/** Ways to read what is no module. */
export const yamlLoaders: SourceLoaders = { '.yaml': yamlSubject, '.yml': yamlSubject };
