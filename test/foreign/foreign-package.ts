import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe } from '@jest/globals';
import { programPath } from '../integration/servers/program.ts';

/** A package that nobody here wrote, in a folder of its own. */
export interface ForeignPackage {
  folder: string;
  remove(): Promise<void>;
}

/** How a package gets into a folder. No script of a package is run: what it holds is data, or asked for by a test. */
const INSTALLERS = {
  /** The files of an npm package, without its dependencies: `package/` in the folder. */
  npm: (spec: string, folder: string) => [
    ['npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder, spec],
    ['sh', '-c', `tar xzf "${folder}"/*.tgz -C "${folder}"`],
  ],
  /** A Python package with its dependencies, for PYTHONPATH. Wheels only: a source package runs code at installation. */
  pip: (spec: string, folder: string) => [
    ['python3', '-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--no-compile', '--target', folder, spec],
  ],
};

/** The package, freshly installed; null: its registry or the installer cannot be had here. */
export async function foreignPackage(kind: keyof typeof INSTALLERS, spec: string): Promise<ForeignPackage | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-hub-package-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  for (const [program = '', ...flags] of INSTALLERS[kind](spec, folder)) {
    if (programPath(program) !== null && (await output(program, flags, {})).code === 0) continue;
    await remove();
    return null;
  }
  return { folder, remove };
}

/** A suite that needs a foreign package. Without it a developer is told so; in CI the suite fails. */
export const describeWithPackage = (
  found: ForeignPackage | null,
  spec: string,
  name: string,
  suite: () => void,
): void =>
  found || process.env.CI ? describe(name, suite) : describe.skip(`${name} (needs ${spec} from its registry)`, suite);

/** What a program writes, and how it ends. */
export async function output(
  program: string,
  flags: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(program, flags, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, out, err };
}
