import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function asDay(value: unknown): string {
  const valid = typeof value === 'string' && DAY.test(value) && isRealDay(value);
  if (!valid) throw new GraphQLError(`Date takes a calendar day such as "2026-03-17", not ${JSON.stringify(value)}.`);
  return value;
}

/** February 30th has the right shape and is no day. */
function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day);
}

/** `Date`: a calendar day, "2026-03-17", in the time zone that the field's object states (default Asia/Jakarta). */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD, in the time zone its object states (default Asia/Jakarta).',
  serialize: asDay,
  parseValue: asDay,
  parseLiteral: (node) => asDay(node.kind === Kind.STRING ? node.value : null),
});

/** `DateTime`: an instant in UTC, "2026-03-17T02:00:00.000Z". */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in UTC, e.g. 2026-03-17T02:00:00.000Z (RFC 3339).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});

/** `JSON`: any JSON value; only where the shape belongs to somebody else (settings of a family, raw rows). */
export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value, where the shape belongs to somebody else.',
  specifiedByURL: null,
});
