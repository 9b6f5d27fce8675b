import { join, resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { CONNECTORS_FOLDER } from '../../subgraphs/connectors/declarative/folder.ts';
import { suggestion } from '../../subgraphs/connectors/declarative/nearest.ts';

/** The command itself was wrong: exit code 2. */
export class UsageError extends Error {}

/** What a verb has found out. */
export interface Outcome {
  /** For programs. */
  json: object;
  /** For people. */
  text: string;
  /** Is what was looked at in order? Exit code 0, else 1. */
  ok: boolean;
}

/** Options and arguments of a verb. @throws UsageError naming what there is */
export function parsed<Options extends ParseArgsOptionsConfig>(args: string[], options: Options, most = 1) {
  const known = { ...options, json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options: known, allowPositionals: true });
    const spare = positionals[most];
    if (spare !== undefined) throw new UsageError(`"${spare}" is one argument too many.`);
    return { values, positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as Error & { code?: string };
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(message);
    const option = /'(-+[^']+)'/.exec(message)?.[1] ?? '';
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new UsageError(`There is no option ${option}. ${suggestion(option, names)}`);
  }
}

/** Shows the outcome and sets the exit code. */
export function say({ json, text, ok }: Outcome, asJson: boolean): void {
  console.log(asJson ? JSON.stringify(json) : text);
  if (!ok) process.exitCode = 1;
}

/** npm runs scripts in the repository's folder; a path is meant from where the user stands. */
export const fromUser = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

/** A module, not a channel file. */
const CODE = /\.[cm]?[jt]s$/;

/** The YAML file that an argument names: a path, or the id of a channel in connectors/. @throws UsageError */
export function yamlArgument(argument: string | undefined, verb: string): string {
  if (argument === undefined) throw new UsageError(`${verb} takes a YAML file, or the id of a channel in connectors/.`);
  if (CODE.test(argument))
    throw new UsageError(
      `${verb} is only for YAML channels. A connector of your own: npm run connector -- test ${argument} (with --live it reads one page of the real source), then npm run start:connector -- ${argument}; docs/OWN-CONNECTOR.md tells the way.`,
    );
  return /\.ya?ml$/.test(argument) ? fromUser(argument) : join(CONNECTORS_FOLDER, `${argument}.yaml`);
}

/** What an argument names: a file of any kind, or the id of a channel in connectors/. @throws UsageError */
export const subjectArgument = (argument: string | undefined, verb: string): string =>
  argument !== undefined && CODE.test(argument) ? fromUser(argument) : yamlArgument(argument, verb);

/** A whole number above 0. @throws UsageError */
export function countOption(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--${name} takes a whole number above 0, not "${text}".`);
  return Number(text);
}
