import { type DocumentNode, type FieldDefinitionNode, type FieldNode, Kind, parse } from 'graphql';
import { eachField, requiredOf } from './required.ts';

/** Beginning of the description of a field that stands for another one with arguments. */
export const STANDS_FOR = 'Stands for ';

/** Where a field is required: the fields and fragments around it, then its own name, parted by "/". */
export type Spot = string;

/** The stand-ins of a supergraph (`withStandIns`), read back from it. */
export class StandIns {
  private readonly originals = new Map<string, FieldNode>();
  private readonly needs = new Map<string, Map<Spot, string>>();

  constructor(supergraph: DocumentNode) {
    const fields: [type: string, field: FieldDefinitionNode][] = [];
    for (const node of supergraph.definitions) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
      for (const field of node.fields ?? []) fields.push([node.name.value, field]);
    }
    for (const [, { name, description }] of fields) {
      if (name.value.includes('__with') && description?.value.startsWith(STANDS_FOR)) {
        this.originals.set(name.value, fieldOf(description.value.slice(STANDS_FOR.length)));
      }
    }
    if (this.any)
      for (const [type, field] of fields) this.needs.set(`${type}.${field.name.value}`, this.needsOf(field));
  }

  get any(): boolean {
    return this.originals.size > 0;
  }

  /** The field with its arguments that a name stands for; undefined for every other name. */
  original(name: string): FieldNode | undefined {
    return this.originals.get(name);
  }

  /** The name a subgraph knows. */
  plainName(name: string): string {
    return this.originals.get(name)?.name.value ?? name;
  }

  spotOf(field: string, within: readonly string[]): Spot {
    return [...within.map((one) => this.plainName(one)), this.plainName(field)].join('/');
  }

  /** What a field requires, by spot: the name under which the planner asks for it. */
  neededBy(type: string, field: string): ReadonlyMap<Spot, string> {
    return this.needs.get(`${type}.${field}`) ?? new Map();
  }

  private needsOf({ directives }: FieldDefinitionNode): Map<Spot, string> {
    const needs = new Map<Spot, string>();
    for (const directive of directives ?? []) {
      const required = requiredOf(directive);
      if (required) eachField(required, ({ name }, within) => needs.set(this.spotOf(name.value, within), name.value));
    }
    return needs;
  }
}

function fieldOf(text: string): FieldNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  const field = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (field?.kind !== Kind.FIELD) throw new Error(`no field: ${text}`);
  return field;
}
