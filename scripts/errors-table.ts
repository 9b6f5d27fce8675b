import { ERRORS, type ErrorKind } from '../subgraphs/common/errors/errors.ts';

/** Names for the facts that a text is made from, in the order of most registry entries; only for the document. */
const FACTS = ['‹fact›', '‹fact›', '‹fact›'];

/** docs/ERRORS.md: every error of the registry, for people who meet one. */
export function errorsDocument(): string {
  const rows = Object.entries<ErrorKind>(ERRORS).map(
    ([code, { message, remedy, status }]) => `| \`${code}\` | ${remedy} | ${status ?? 200} | ${message(...FACTS)} |`,
  );
  return `# Errors

Printed by \`npm run schema\` from \`subgraphs/common/errors/errors.ts\`. Do not edit.

Every error bears \`extensions.code\` (frozen: a code never changes its meaning) and \`extensions.remedy\`:

- \`FIX_INPUT\`: the request is at fault; the text says what to change.
- \`RETRY\`: nothing is wrong with the request; send it again later.
- \`ASK_OPERATOR\`: whoever runs the hub has to act; tell them the request id (header \`x-request-id\`).

Codes of GraphQL itself (\`GRAPHQL_PARSE_FAILED\`, \`GRAPHQL_VALIDATION_FAILED\`, \`BAD_REQUEST\`) are Apollo Server's and
are always \`FIX_INPUT\`. No text holds a personal datum.

| code | remedy | HTTP | text |
|---|---|---|---|
${rows.join('\n')}
`;
}
