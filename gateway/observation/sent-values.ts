/** Strings of a query's text. */
const LITERAL = /"""([\s\S]*?)"""|"((?:[^"\\\n]|\\.)*)"/g;

/** The values a client sent, to be kept out of logs: variables and literals of an operation; all of any other body. */
export function sentValues(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { query, variables } = body as { query?: unknown; variables?: unknown };
  if (typeof query !== 'string') return body;
  const literals = [...query.matchAll(LITERAL)].map(([, block, text]) => block ?? text);
  return { variables, literals };
}
