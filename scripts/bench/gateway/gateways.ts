import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import type { GraphFiles } from './world.ts';

/** Each gateway runs as in production; ours checks tokens signed with this. */
export const BENCH_SECRETS = { HUB_SECRET: 'secret-of-a-bench-with-invented-data' };

/** How a gateway is started; `{supergraph}`, `{grafbase}` and `{port}` are filled in. */
interface Start {
  /** Under the root; a binary when `flags` do not come after node. */
  file: readonly string[];
  flags: readonly string[];
  binary?: true;
  /** The name of its comparison in the result; null: ours. */
  versus: string | null;
}

const HIVE = ['bench', 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'];
const HIVE_FLAGS = ['supergraph', '{supergraph}', '--fork', '1', '--port', '{port}', '--host', '127.0.0.1'];
const GRAFBASE = ['bench', 'node_modules', '@grafbase', 'cli-x86_64-unknown-linux-musl', 'grafbase'];

/** Who is measured. Of Grafbase npm has the command line only; its development server is the gateway. */
export const GATEWAYS = {
  hub: { file: ['dist', 'gateway', 'index.js'], flags: [], versus: null },
  apollo: { file: ['dist', 'scripts', 'bench', 'gateway', 'serve-apollo.js'], flags: [], versus: 'vsApollo' },
  hiveDefault: { file: HIVE, flags: HIVE_FLAGS, versus: 'vsHiveDefault' },
  hiveRustPlanner: { file: HIVE, flags: [...HIVE_FLAGS, '--hive-router-runtime'], versus: 'vsHiveRustPlanner' },
  grafbase: {
    file: GRAFBASE,
    flags: ['--home', '{home}', 'dev', '-c', '{grafbase}', '--listen-address', '127.0.0.1:{port}'],
    binary: true,
    versus: 'vsGrafbase',
  },
} as const satisfies Record<string, Start>;

/** Names of the gateways. */
export type GatewayName = keyof typeof GATEWAYS;

/** A gateway that answers. */
export interface MeasuredGateway {
  name: GatewayName;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Memory of a process, bytes; the heap as it is after clearing up. */
export interface HeapFigures {
  heapUsed: number;
  external: number;
  rss: number;
}

/** Our gateway, which tells its memory. */
export interface SoakedGateway extends MeasuredGateway {
  /** Clears up first. */
  heap(): Promise<HeapFigures>;
  /** Writes a heap snapshot. */
  snapshot(path: string): Promise<void>;
}

/** Starts one over the subgraphs; says why not when it is not installed or does not answer. */
export async function startMeasured(name: GatewayName, files: GraphFiles): Promise<MeasuredGateway | string> {
  const started = await start(name, files);
  return typeof started === 'string' ? started : started.gateway;
}

/** Starts ours so that its memory can be told. @throws Error when it does not start */
export async function startSoaked(files: GraphFiles): Promise<SoakedGateway> {
  const teller = fromRoot('dist', 'scripts', 'bench', 'gateway', 'soak', 'tell-heap.js');
  const started = await start('hub', files, ['--expose-gc', '--import', teller]);
  if (typeof started === 'string') throw new Error(`The gateway ${started}.`);
  const { gateway, child } = started;
  const asked = async (what: 'heap' | { snapshot: string }): Promise<HeapFigures> => {
    child.send(what);
    return ((await once(child, 'message')) as [HeapFigures])[0];
  };
  return {
    ...gateway,
    heap: () => asked('heap'),
    async snapshot(path) {
      await asked({ snapshot: path });
    },
  };
}

async function start(
  name: GatewayName,
  files: GraphFiles,
  nodeFlags: readonly string[] = [],
): Promise<{ gateway: MeasuredGateway; child: ChildProcess } | string> {
  const { file, flags, binary }: Start = GATEWAYS[name];
  const program = fromRoot(...file);
  if (!existsSync(program)) return 'not installed';
  const port = String(await freePort());
  const terms: Record<string, string> = { ...files, port, home: dirname(files.grafbase) };
  const filled = flags.map((flag) => flag.replace(/\{(\w+)\}/g, (_, term: string) => terms[term]!));
  // npm does not keep the permission to execute of a package's own binary.
  if (binary) chmodSync(program, 0o755);
  const [command, args] = binary ? [program, filled] : [process.execPath, [...nodeFlags, program, ...filled]];
  const settings = { SUPERGRAPH_FILE: files.supergraph, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const env = { ...process.env, NODE_ENV: 'production', ...BENCH_SECRETS, ...settings };
  const child = spawn(command, args, {
    cwd: fromRoot('bench'),
    env,
    stdio: nodeFlags.length > 0 ? ['ignore', 'ignore', 'ignore', 'ipc'] : 'ignore',
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  const stop = () => ended(child);
  if (await answers(url, child)) return { gateway: { name, url, pid: child.pid!, stop }, child };
  await stop();
  return 'did not answer within a minute';
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const body = JSON.stringify({ query: '{ __typename }' });
  for (const until = Date.now() + 60_000; Date.now() < until && child.exitCode === null; ) {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
      () => null,
    );
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
