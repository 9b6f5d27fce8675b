import { maskPersonal } from '../../subgraphs/common/privacy/mask.ts';
import type { DryPage } from '../../subgraphs/connectors/runner/dry-pull.ts';

/** A complaint as the hub would keep it, personal numbers masked; its reporter is not shown. */
export type Whole = DryPage['records'][number]['complaint'];

/** All of a complaint, texts masked. */
export const wholeOf = ({ complaint }: DryPage['records'][number]): Whole => masked(complaint) as Whole;

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonal(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, masked(part)]));
}

/** The complaint for people: one line per part that says something, texts with their own lines. */
export function wholeText(whole: Whole): string {
  const lines = Object.entries(whole).flatMap(([part, value]) => linesOf(part, value));
  return [`Complaint ${whole.externalId}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function linesOf(part: string, value: unknown): string[] {
  if (value === null || value === '' || part === 'externalId') return [];
  if (Array.isArray(value)) {
    const [first, ...others] = value.map((one) => JSON.stringify(one));
    return first === undefined
      ? []
      : [`${part}: ${first}`, ...(others.length > 0 ? [`  and ${others.length} more`] : [])];
  }
  if (typeof value === 'object') return [`${part}: ${JSON.stringify(withoutNulls(value as object))}`];
  const [first = '', ...others] = String(value).split('\n');
  return [`${part}: ${first}`, ...others.map((line) => `  ${line}`)];
}

const withoutNulls = (value: object) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
