import {
  buildSchema,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type OperationFile, operationFiles } from './typed-client.ts';

/** Counter that observability exports per deprecated field asked for: labels `field` and `client`. */
export const COUNTER = 'lapor_gateway_deprecated_field_uses_total';

/** A deprecated field and who still asks for it. */
export interface Deprecation {
  /** `Report.oldName` */
  field: string;
  reason: string;
  /** Operations of schema/operations that ask for it. */
  operations: string[];
  /** Times it was asked for, by client; null: no figures were given. */
  clients: Record<string, number> | null;
}

/** Every deprecated field of the schema `api`. @param metrics text of a Prometheus page; null: none */
export function deprecations(api: string, metrics: string | null, files = operationFiles()): Deprecation[] {
  const schema = buildSchema(api);
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  return types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ deprecationReason }) => deprecationReason != null)
      .map(({ name, deprecationReason }) => {
        const field = `${type.name}.${name}`;
        const operations = files.filter((file) => fieldsOf(file, schema).has(field)).map(({ name }) => name);
        return {
          field,
          reason: deprecationReason!,
          operations,
          clients: metrics === null ? null : countsOf(metrics, field),
        };
      }),
  );
}

function fieldsOf({ document }: OperationFile, schema: GraphQLSchema): Set<string> {
  const fields = new Set<string>();
  const types = new TypeInfo(schema);
  const Field = () => void fields.add(`${types.getParentType()?.name}.${types.getFieldDef()?.name}`);
  visit(document, visitWithTypeInfo(types, { Field }));
  return fields;
}

/** Sums of the counter's lines that name the field, by the label `client`. */
function countsOf(metrics: string, field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, labels = '', value] of metrics.matchAll(new RegExp(`^${COUNTER}\\{([^}]*)\\} (\\S+)`, 'gm'))) {
    const label = (name: string) => labels.match(new RegExp(`(?:^|,)${name}="([^"]*)"`))?.[1];
    if (label('field') !== field) continue;
    const client = label('client') ?? 'unknown';
    counts[client] = (counts[client] ?? 0) + Number(value);
  }
  return counts;
}
