import { type DocumentNode, Kind, parse } from 'graphql';

/** Root fields that tell of the schema and nothing else. */
const FIELDS: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

/** Whether a text asks about the schema only; one with more tokens than `maxTokens` or with errors does not. */
export function asksSchemaOnly(text: string, maxTokens: number): boolean {
  const document = parsed(text, maxTokens);
  const operations = document?.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION) ?? [];
  return (
    operations.length > 0 &&
    operations.every(
      (one) =>
        one.kind === Kind.OPERATION_DEFINITION &&
        one.operation === 'query' &&
        // A fragment at the root could hold anything.
        one.selectionSet.selections.every((field) => field.kind === Kind.FIELD && FIELDS.has(field.name.value)),
    )
  );
}

function parsed(text: string, maxTokens: number): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return undefined;
  }
}
