import { type GraphQLLeafType, isEnumType, isScalarType } from 'graphql';

/** The JSON text of a leaf of the answer; undefined when the value is none of its type. */
export type LeafText = (value: unknown) => string | undefined;

/** What JSON must escape, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const TO_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text in quotes. */
export const quoted = (text: string): string => (TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`);

const INTEGER = /^-?\d+$/;
const ofString = (value: unknown) => (typeof value === 'string' ? quoted(value) : undefined);
const ofInt = (value: unknown) =>
  typeof value === 'number' && (Number.isSafeInteger(value) || INTEGER.test(String(value))) ? String(value) : undefined;
const ofFloat = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? JSON.stringify(value) : undefined;

/** How the scalars of GraphQL are written; all others are written as they come. */
const BUILT_IN: Readonly<Record<string, LeafText>> = {
  String: ofString,
  ID: (value) => ofString(value) ?? ofInt(value),
  Int: ofInt,
  Float: ofFloat,
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** Compiles the writer of a leaf. An enum value that the API does not know is none. */
export function compileLeaf(type: GraphQLLeafType): LeafText {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name as unknown, `"${name}"`]));
    return (value) => texts.get(value);
  }
  if (isScalarType(type) && Object.hasOwn(BUILT_IN, type.name)) return BUILT_IN[type.name]!;
  return (value) => (typeof value === 'string' ? quoted(value) : JSON.stringify(value));
}
