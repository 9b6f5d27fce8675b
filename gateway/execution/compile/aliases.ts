import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  visit,
} from 'graphql';
import type { StandIns } from '../../supergraph/mend/stand-ins.ts';

/** Fields the gateway answers itself; no subgraph sees their aliases. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** Makes aliases of ours and reads them back. */
export class Aliases {
  /** Beginning of all our aliases, before a number and "_". No field of the schema looks like that. */
  private readonly letters: string;
  private readonly pattern: RegExp;

  constructor(
    schema: GraphQLSchema,
    private readonly standIns?: StandIns,
  ) {
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
    const names = types.flatMap((type) => Object.keys(type.getFields()));
    const patternOf = (letters: string) => new RegExp(`^${letters}\\d*_`);
    let letters = 'a';
    while (names.some((name) => patternOf(letters).test(name))) letters = `a${letters}`;
    this.letters = letters;
    this.pattern = patternOf(letters);
  }

  /** The client's name of a response key. */
  clientKey(key: string): string {
    const name = key.replace(this.pattern, '');
    return this.standIns?.plainName(name) ?? name;
  }

  /**
   * The document with aliases of ours in place of the client's, so that what a client calls `id` is never taken for the
   * key `id`; nor one field for another, or for itself with other arguments, that is called the same on another type.
   * Fields named like something every object of JavaScript has (`constructor`) get an alias, too.
   */
  replaceIn(document: DocumentNode): DocumentNode {
    const asked = new Map<string, string[]>();
    return visit(document, {
      FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? false : undefined),
      Field: (field) => (INTROSPECTION.has(field.name.value) ? false : this.renamed(field, asked)),
    });
  }

  private renamed(field: FieldNode, asked: Map<string, string[]>): FieldNode {
    const name = field.name.value;
    const key = field.alias?.value ?? name;
    const meanings = asked.get(key) ?? [];
    const meaning = `${name} ${field.arguments?.map(print).toSorted()}`;
    asked.set(key, meanings);
    if (!meanings.includes(meaning)) meanings.push(meaning);
    const number = meanings.indexOf(meaning);
    if (number === 0 && key === name && !(name in Object.prototype)) return { ...field, alias: undefined };
    return { ...field, alias: { kind: Kind.NAME, value: `${this.letters}${number || ''}_${key}` } };
  }
}
