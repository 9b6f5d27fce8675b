import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** Which names an object may bear to be of a type: its own, those of its members, implementations, heirs. */
export class TypeNames {
  /** Names of interfaces and unions. */
  readonly abstract: ReadonlySet<string>;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly schema: GraphQLSchema) {
    this.abstract = new Set(
      Object.values(schema.getTypeMap()).flatMap((type) => (isAbstractType(type) ? type.name : [])),
    );
  }

  /** All names that fulfil the condition `... on name`. */
  of(name: string): ReadonlySet<string> {
    const known = this.known.get(name) ?? this.namesOf(name);
    this.known.set(name, known);
    return known;
  }

  private namesOf(name: string): ReadonlySet<string> {
    const type = this.schema.getType(name);
    if (!isAbstractType(type)) return new Set([name]);
    const heirs = isInterfaceType(type) ? this.schema.getImplementations(type).interfaces : [];
    return new Set([name, ...[...this.schema.getPossibleTypes(type), ...heirs].map((one) => one.name)]);
  }
}
