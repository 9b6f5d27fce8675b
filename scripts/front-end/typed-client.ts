import { readdirSync, readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typesOfOperations from '@graphql-codegen/typescript-operations';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** What JSON makes of the schema's scalars. */
const SCALARS = { ID: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' };
const CONFIG = { scalars: SCALARS, enumType: 'string-literal', skipTypename: true, maybeValue: 'T | null' };

/** One file of schema/operations. */
export interface OperationFile {
  /** Path below schema/operations, without ending: `migration/gate`. */
  name: string;
  text: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Every operation of schema/operations, by its path. */
export function operationFiles(): OperationFile[] {
  const files = readdirSync(fromRoot('schema', 'operations'), { recursive: true, encoding: 'utf8' });
  const names = files.filter((file) => file.endsWith('.graphql')).map((file) => file.slice(0, -'.graphql'.length));
  return names.sort().map((path) => {
    const text = readFileSync(fromRoot('schema', 'operations', `${path}.graphql`), 'utf8');
    const document = parse(text);
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (!operation?.name) throw new Error(`schema/operations/${path}.graphql needs one operation with a name.`);
    return { name: path.replaceAll('\\', '/'), text, document, operation };
  });
}

/** Text of schema/client/operations.ts: types of every operation against the schema `api`, and its typed document. */
export async function typedOperations(api: string, files: OperationFile[] = operationFiles()): Promise<string> {
  const types = await codegen({
    filename: 'operations.ts',
    schema: parse(api),
    documents: files.map(({ name, document }) => ({ location: name, document })),
    config: CONFIG,
    plugins: [{ types: {} }],
    pluginMap: { types: typesOfOperations },
  });
  const head = [
    '// Printed by `npm run schema` from schema/operations. Do not edit.',
    "import { operation } from './operation.ts';",
  ];
  return `${head.join('\n')}\n\n${types.trim()}\n\n${files.map(typedDocument).join('\n\n')}\n`;
}

/** The comment above an operation is what its document says of itself. */
function typedDocument({ name, text, operation }: OperationFile): string {
  const lines = text.trim().split('\n');
  const from = lines.findIndex((line) => !line.startsWith('#'));
  const comment = lines.slice(0, from).map((line) => ` *${line.slice(1)}`);
  const type = `${operation.name!.value}${KIND[operation.operation]}`;
  const document = lines
    .slice(from)
    .join('\n')
    .replace(/[\\`]|\$\{/g, '\\$&');
  return [
    ...['/**', ` * ${name}.graphql:`, ...comment, ' */'],
    `export const ${operation.name!.value} = operation<${type}, ${type}Variables>(\`${document}\`);`,
  ].join('\n');
}

/** Ending of the generated types. */
const KIND = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
