import { type DocumentNode, type FieldNode, print, visit } from 'graphql';

/** Names for fields with arguments: the same for the same field and arguments, and none that the supergraph has. */
export class StandInNames {
  private readonly known = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(supergraph: DocumentNode) {
    visit(supergraph, { FieldDefinition: ({ name }) => void this.taken.add(name.value) });
  }

  of({ name, arguments: given }: FieldNode): string {
    const meaning = `${name.value}(${given?.map(print).toSorted()})`;
    const known = this.known.get(meaning);
    if (known) return known;
    let number = 1;
    while (this.taken.has(`${name.value}__with${number}`)) number += 1;
    const fresh = `${name.value}__with${number}`;
    this.known.set(meaning, fresh);
    this.taken.add(fresh);
    return fresh;
  }
}
