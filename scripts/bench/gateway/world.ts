import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { sdlOf, supergraphOf } from './graph.ts';

/** What gateways are started with. */
export interface GraphFiles {
  supergraph: string;
  /** The subgraphs as Grafbase wants them, which composes itself. */
  grafbase: string;
}

/** The subgraphs, running. */
export interface World {
  files: GraphFiles;
  stop(): Promise<void>;
}

/** Starts the four subgraphs in a process of their own. */
export async function startWorld(): Promise<World> {
  const child = fork(fromRoot('dist', 'scripts', 'bench', 'gateway', 'serve-graph.js'));
  const [urls] = (await once(child, 'message')) as [Record<string, string>];
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  return {
    files: writeFiles(folder, urls),
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function writeFiles(folder: string, urls: Record<string, string>): GraphFiles {
  const [supergraph, grafbase] = [join(folder, 'supergraph.graphql'), join(folder, 'grafbase.toml')];
  writeFileSync(supergraph, supergraphOf(urls));
  for (const name of Object.keys(urls)) writeFileSync(join(folder, `${name}.graphql`), sdlOf(name));
  const entries = Object.entries(urls).map(
    ([name, url]) => `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${join(folder, `${name}.graphql`)}"\n`,
  );
  writeFileSync(grafbase, entries.join('\n'));
  return { supergraph, grafbase };
}
