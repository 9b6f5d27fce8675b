import { LIMIT_CODES, type LimitVariable } from '../gateway/limits/limits.ts';
import { LIMIT_VARIABLES } from '../subgraphs/common/config/limit-variables.ts';
import { ERRORS, type ErrorCode, type ErrorKind } from '../subgraphs/common/errors/errors.ts';

/** docs/LIMITS.md: every limit of the gateway with its default, for those who run it and those who meet one. */
export function limitsDocument(): string {
  const rows = Object.entries(LIMIT_CODES).map(([variable, code]) => row(variable as LimitVariable, code));
  return `# Limits

Printed by \`npm run schema\` from \`gateway/limits/limits.ts\`. Do not edit.

What the gateway takes from one operation, from one client and in all. Each limit is a variable of the environment.
Who passes one is told by \`extensions.code\`, and by the text what to do.

| limit | variable | default | code | HTTP | remedy |
|---|---|---|---|---|---|
${rows.join('\n')}

Fixed: a request has at most 1 MB, a page of a list at most 100 entries.

- **Cost.** An object costs 1, a plain value nothing, a mutation 10, an input object 1; \`@cost(weight:)\` in a schema says
  otherwise. A list costs its members: as many as its slicing argument (\`first\`) asks, else as \`@listSize\` assumes, else
  COST_LIST_SIZE. A request with the header \`x-report-cost\` is told \`extensions.cost\`: \`requested\` (at most),
  \`actual\` (of what came; null when nothing was executed) and \`limit\`.
- **Rate.** Every operation takes its requested cost, at least 1, from the bucket of its client: the account or channel of
  the token, else the address (of IPv6 the /64 network). Answers bear \`RateLimit-Limit\`, \`RateLimit-Remaining\` and
  \`RateLimit-Reset\` (seconds until the bucket is full); refusals \`Retry-After\`. All gateways of a database count together.
  While it does not answer, nobody is limited. Behind a proxy set TRUSTED_PROXIES, or all its clients are one.
- **Overload.** Refused before anything is read, with \`Retry-After\`. \`/livez\` and \`/readyz\` are answered always.
- **Deadlines.** What has not come by then is null with its error; everything else is answered. A subgraph that failed
  CIRCUIT_FAILURES times in a row is not called for CIRCUIT_REST_MS; \`/readyz\` names it under \`circuits\`.
`;
}

function row(variable: LimitVariable, code: ErrorCode | null): string {
  const { description } = LIMIT_VARIABLES[variable];
  const usual = LIMIT_VARIABLES[variable].parse(undefined);
  const kind: ErrorKind | null = code && ERRORS[code];
  const told = kind ? [`\`${code}\``, kind.status ?? 200, kind.remedy] : ['', '', ''];
  return `| ${[description, `\`${variable}\``, usual, ...told].join(' | ')} |`;
}
