import type { z } from 'zod';
import type { Path, YamlFile } from './document.ts';
import type { Fault } from './fault.ts';
import { suggestion } from './nearest.ts';
import { keysAt, meaningAt } from './shape-walk.ts';

type Issue = z.core.$ZodIssue;

/** What an error says about zod's kinds in words of YAML. */
const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines with "- ")',
  object: 'keys with values',
  record: 'keys with values',
};

/** Every deviation of a file from a shape, with its place. `alsoKeys`: keys that stand beside those of the shape. */
export function shapeFaults(
  yaml: YamlFile,
  shape: z.ZodType,
  issues: readonly Issue[],
  alsoKeys: readonly string[] = [],
): Fault[] {
  const all = issues.flatMap((issue) => flat(issue, yaml.value));
  return all.filter((issue) => !isFollow(issue, all)).flatMap((issue) => faultsOf(yaml, shape, issue, alsoKeys));
}

/** "give either folder or file" beside a misspelt "foldr" only confuses. */
const isFollow = (issue: Issue, all: readonly Issue[]) =>
  issue.code === 'custom' &&
  all.some(({ code, path }) => code === 'unrecognized_keys' && path.join('.') === issue.path.join('.'));

/** Of the options of a union the one that was probably meant: whose faults lie deepest, then the one with fewest. */
function flat(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const said = valueAt(value, issue.path);
  const depth = (issues: readonly Issue[]) => Math.min(...issues.map(({ path }) => path.length));
  // An option that knows some of the keys is meant; one that takes a word where keys stand is not.
  const isWrongKind = (issues: readonly Issue[]) =>
    issues.some(
      ({ code, path }) =>
        (code === 'invalid_type' || code === 'invalid_value') && (path.length === 0 || isKeyed(valueAt(said, path))),
    );
  const options = issue.errors.map((option) => option.flatMap((inner) => flat(inner, said)));
  const meant = options.sort(
    (a, b) => Number(isWrongKind(a)) - Number(isWrongKind(b)) || depth(b) - depth(a) || a.length - b.length,
  )[0]!;
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
}

const isKeyed = (value: unknown) => typeof value === 'object' && value !== null;

function faultsOf(yaml: YamlFile, shape: z.ZodType, issue: Issue, alsoKeys: readonly string[]): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') {
    const [keys, at] = issue.code === 'invalid_key' ? [[String(path.at(-1))], path.slice(0, -1)] : [issue.keys, path];
    const known = [...keysAt(shape, at), ...(at.length === 0 ? alsoKeys : [])];
    return keys.map((key) => fault(yaml, [...at, key], 'is no key here.', suggestion(key, known), true));
  }
  if (valueAt(yaml.value, path) === undefined) return [missing(yaml, shape, path)];
  const said = yaml.spellingOf(path);
  if (issue.code === 'invalid_type') return [wrongKind(yaml, path, issue.expected, said, meaningAt(shape, path))];
  const values = valuesOf(issue);
  if (values) return [fault(yaml, path, `"${said ?? '…'}" is none of its values.`, suggestion(said ?? '', values))];
  const text = said === undefined || said.length > 60 || issue.message.includes(said) ? '' : `"${said}" `;
  return [
    inText(yaml, path, fault(yaml, path, `${text}${issue.message}${/[.!]$/.test(issue.message) ? '' : '.'}`, '')),
  ];
}

/** The values that would have been right: of an enum, or of a refinement that names them. */
function valuesOf(issue: Issue): string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  const named = issue.code === 'custom' ? issue.params?.values : null;
  return Array.isArray(named) ? named.map(String) : null;
}

const missing = (yaml: YamlFile, shape: z.ZodType, path: Path): Fault => {
  const keys = keysAt(shape, path);
  const parts = keys.length > 0 && keys.length < 8 ? `It has the keys ${keys.join(', ')}.` : '';
  return fault(yaml, path, 'is missing.', meaningAt(shape, path) || parts || 'Write it here.', true);
};

function wrongKind(yaml: YamlFile, path: Path, expected: string, said: string | undefined, meaning: string): Fault {
  const wanted = KINDS[expected] ?? expected;
  const quoted = expected === 'string' && said !== undefined ? `Put it in quotes: "${said}".` : meaning;
  return fault(
    yaml,
    path,
    `takes ${wanted}${said === undefined ? '' : `, not ${said === '' ? 'nothing' : said}`}.`,
    quoted,
  );
}

/** "at character 12" of an expression as a column of the file, where it stands on one line. */
function inText(yaml: YamlFile, path: Path, found: Fault): Fault {
  const character = Number(/at character (\d+)/.exec(found.message)?.[1] ?? 0);
  const said = yaml.spellingOf(path);
  const value = valueAt(yaml.value, path);
  if (character === 0 || said === undefined || said !== value || said.includes('\n')) return found;
  return { ...found, column: found.column + character - 1 };
}

/** A fault at a place of the file; `ofKey`: at the key, not at its value. */
export const fault = (yaml: YamlFile, path: Path, message: string, remedy: string, ofKey = false): Fault => ({
  file: yaml.file,
  ...yaml.placeOf(path, ofKey),
  path: path.map(String).join('.'),
  message,
  remedy,
});

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[part], value);
