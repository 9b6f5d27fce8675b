import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** One difference between the released schema and the one of today. */
export interface SchemaChange {
  /** Path of what changed, `Report.number`; with `kind` the key of schema/released/accepted.json. */
  path: string;
  /** Word of GraphQL Inspector, `FIELD_REMOVED`. */
  kind: string;
  /** BREAKING: an operation that ran may run no more. DANGEROUS: it runs, and may get what it does not expect. */
  level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING';
  text: string;
  /** Why a breaking change was accepted; null: it was not. */
  accepted: string | null;
}

/** Reasons by `<kind> <path>`. */
export type Accepted = Readonly<Record<string, string>>;

/** What is different in `today`; descriptions, which break nobody, are left out. */
export async function schemaChanges(released: string, today: string, accepted: Accepted): Promise<SchemaChange[]> {
  const changes = await diff(buildSchema(released), buildSchema(today));
  return changes.filter(({ type }) => !type.includes('DESCRIPTION')).map((change) => told(change, accepted));
}

function told({ path, type, message, criticality }: Change, accepted: Accepted): SchemaChange {
  const level = criticality.level === CriticalityLevel.Breaking ? 'BREAKING' : criticality.level;
  const key = `${type} ${path ?? ''}`;
  return { path: path ?? '', kind: type, level, text: message, accepted: accepted[key]?.trim() || null };
}

/** Those that must not be released like this. */
export const refused = (changes: SchemaChange[]): SchemaChange[] =>
  changes.filter(({ level, accepted }) => level === 'BREAKING' && accepted === null);

/** Keys of accepted.json that no change of today needs: a slip of the pen, or left over from an older release. */
export const idle = (changes: SchemaChange[], accepted: Accepted): string[] => {
  const used = new Set(changes.map(({ kind, path }) => `${kind} ${path}`));
  return Object.keys(accepted).filter((key) => !used.has(key));
};
