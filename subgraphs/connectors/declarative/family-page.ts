import type { Connector } from '../kit/connector.ts';
import { frameShape } from './frame.ts';
import { flat, type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** docs/connectors/<family>.md: every key of a channel file of this family, out of the shapes that check it. */
export function familyPage(connector: Connector): string {
  const family = connector.family.toLowerCase();
  const ordering =
    connector.ordering === 'arrival'
      ? 'what comes later counts; its own update times are not trusted'
      : 'its update times decide; an older version that comes late is history only';
  return `# Family \`${family}\`

Printed by \`npm run connector -- docs\` from the shapes of the code. Do not edit. How to begin: [CONNECTORS.md](../CONNECTORS.md).

Order of versions: ${ordering}.${connector.pushStatus ? ' Changes of status can be told to the source (`statusMap.out`).' : ''}${connector.webhook ? ' The source can call `/hooks/<channel>`.' : ''} ${connector.enumerate ? 'The source lists itself for reconciliation, read from end to end.' : 'The source cannot list itself: its reconciliation is one-sided without an export.'}

## Keys of every channel

${tableOf(jsonSchemaOf(frameShape))}

## Keys of \`${family}\`

${tableOf(flat(jsonSchemaOf(connector.config)))}
`;
}

/** Rows of a table, outer keys before their inner ones. */
function tableOf(schema: JsonSchema): string {
  const rows = rowsOf(schema, '').map((cells) => `| ${cells.join(' | ')} |`);
  return ['| key | takes | needed | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function rowsOf(schema: JsonSchema, before: string): string[][] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([key, part]) => {
    const path = `${before}${key}`;
    const needed = required.includes(key) ? 'yes' : defaultOf(part);
    const row = [`\`${path}\``, takes(part), needed, cell(part.description ?? '')];
    return [row, ...innerOf(part).flatMap(([inner, suffix]) => rowsOf(inner, `${path}${suffix}`))];
  });
}

/** Objects inside a part, with what stands between their keys and its own. */
function innerOf(part: JsonSchema): [JsonSchema, string][] {
  const options = [part, ...(part.anyOf ?? []), ...(part.oneOf ?? [])];
  return options.flatMap((option): [JsonSchema, string][] => {
    const { additionalProperties: values, items, properties } = option;
    if (properties) return [[option, '.']];
    if (items?.properties) return [[items, '[].']];
    if (typeof values === 'object' && values.properties) return [[values, '.<name>.']];
    return [];
  });
}

function takes(part: JsonSchema): string {
  const options = part.anyOf ?? part.oneOf;
  if (options) return [...new Set(options.map(takes))].join(' or ');
  if (part.const !== undefined) return `\`${part.const}\``;
  if (part.enum) return part.enum.length > 12 ? namesOf(part.enum.slice(0, 12), ', ...') : namesOf(part.enum);
  if (part.type === 'array') return `list of ${part.items ? takes(part.items) : 'values'}`;
  if (part.type !== 'object') return KINDS[String(part.type)] ?? 'any value';
  const values = part.additionalProperties;
  if (part.properties || typeof values !== 'object') return 'keys';
  const names = part.propertyNames?.enum;
  return `${names ? `keys ${namesOf(names)}` : 'any names'}, each: ${takes(values)}`;
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true, false',
  null: 'null',
};

const namesOf = (names: unknown[], more = '') => `${names.map((name) => `\`${name}\``).join(', ')}${more}`;

const defaultOf = (part: JsonSchema) =>
  part.default === undefined ? '' : `usual: \`${cell(JSON.stringify(part.default))}\``;

/** A text as a cell of a Markdown table. */
const cell = (text: string) =>
  text
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[{}<>]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign));
