import { z } from 'zod';
import type { Connector } from '../kit/connector.ts';
import { frameShape } from './frame.ts';

/** A part of JSON Schema, as far as it is read here. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  [key: string]: unknown;
}

/** A zod shape as it is written by an author. What JSON Schema cannot say (checks by code) is left to the loader. */
export function jsonSchemaOf(shape: z.ZodType): JsonSchema {
  const { $schema, $defs, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return $defs ? (withoutReferences(schema) as JsonSchema) : schema;
}

/** The one shape that speaks of itself is "any JSON", and a reference would lead nowhere once branches are joined. */
function withoutReferences(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutReferences);
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return {};
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, withoutReferences(inner)]));
}

/**
 * What editors complete channel files by: the common keys, and for each family its own. A file's first line points to it:
 * `# yaml-language-server: $schema=../schema/connector.schema.json`.
 */
export function connectorSchema(connectors: Partial<Record<string, Connector>>): string {
  const families = Object.entries(connectors).filter((entry): entry is [string, Connector] => entry[1] !== undefined);
  const branches = families
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, { config }]) => branchOf(family.toLowerCase(), flat(jsonSchemaOf(config))));
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A channel of LAPOR Hub (connectors/<id>.yaml). Printed by `npm run schema`. Do not edit.',
    oneOf: branches,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** An object that is one of several, or several at once, as one object with all of their keys. */
export function flat(schema: JsonSchema): JsonSchema {
  const { anyOf, oneOf, allOf, ...rest } = schema as JsonSchema & { allOf?: JsonSchema[] };
  const parts = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].map(flat);
  if (parts.length === 0) return schema;
  const isChoice = anyOf !== undefined || oneOf !== undefined;
  const needed = parts.flatMap(({ required = [] }) => required);
  const required = isChoice ? needed.filter((key) => parts.every((part) => part.required?.includes(key))) : needed;
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}), rest.properties ?? {});
  return { ...rest, type: 'object', properties, required: [...new Set([...(rest.required ?? []), ...required])] };
}

/** One family: an object with the common keys and the family's side by side. */
function branchOf(family: string, own: JsonSchema): JsonSchema {
  const frame = jsonSchemaOf(frameShape);
  const isOf = { const: family, description: frame.properties?.family?.description ?? '' };
  return withScalars({
    ...own,
    title: family,
    type: 'object',
    properties: { ...frame.properties, family: isOf, ...own.properties },
    required: [...(frame.required ?? []), ...(own.required ?? [])],
    additionalProperties: false,
  });
}

/** In `map` a truth or a number is taken as its text, so an editor must not underline `secret: false`. */
function withScalars(branch: JsonSchema): JsonSchema {
  const map = branch.properties?.map;
  if (!map) return branch;
  return { ...branch, properties: { ...branch.properties, map: scalarsIn(map) } };
}

function scalarsIn(schema: JsonSchema): JsonSchema {
  if (schema.type === 'string' && !schema.enum) return { ...schema, type: ['string', 'boolean', 'number'] };
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: anyOf.map(scalarsIn) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, scalarsIn(part)])),
    }),
    ...(items && { items: scalarsIn(items) }),
  };
}
