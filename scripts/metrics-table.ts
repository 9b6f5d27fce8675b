import { METRICS } from '../subgraphs/common/metrics/metrics.ts';

/** docs/METRICS.md: every figure a process of the hub tells, for those who watch it. */
export function metricsDocument(): string {
  const rows = Object.values(METRICS).map(
    ({ name, type, labels, help }) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
  );
  return `# Metrics

Printed by \`npm run schema\` from \`subgraphs/common/metrics/metrics.ts\`. Do not edit.

Served at \`GET /metrics\` of the operators' port (ADMIN_PORT) in Prometheus' text form; what to do with them is told in
[OPERATIONS.md](OPERATIONS.md). Labels take few values: names that clients invent are counted as \`other\`.

| metric | type | labels | what |
|---|---|---|---|
${rows.join('\n')}
`;
}
