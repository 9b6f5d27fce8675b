/**
 * Deprecated fields of the schema and who still asks for them.
 *   npm run schema:deprecated [-- --metrics <file or URL of a Prometheus page>] [--json]
 */
import './say-errors.ts';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { COUNTER, deprecations } from './front-end/deprecations.ts';

const { values } = parseArgs({ options: { metrics: { type: 'string' }, json: { type: 'boolean', default: false } } });
const metrics = values.metrics ? await pageAt(values.metrics) : null;
const hasCounter = metrics?.includes(COUNTER) ?? false;
const found = deprecations(readFileSync(fromRoot('schema', 'api.graphql'), 'utf8'), hasCounter ? metrics : null);

if (values.json) console.log(JSON.stringify(found, null, 2));
else {
  for (const { field, reason, operations, clients } of found) {
    console.log(`${field}: ${reason}`);
    console.log(`  operations: ${operations.join(', ') || 'none'}`);
    if (clients)
      console.log(
        `  clients: ${
          Object.entries(clients)
            .map(([name, times]) => `${name} ${times}`)
            .join(', ') || 'none'
        }`,
      );
  }
  console.log(`${found.length} deprecated fields.`);
}
if (!metrics) console.error(`Only schema/operations was searched: give --metrics to see what clients ask for.`);
else if (!hasCounter) console.error(`${values.metrics} has no counter ${COUNTER}: who asks for a field is not known.`);

async function pageAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFileSync(place, 'utf8');
  const answer = await fetch(place);
  if (!answer.ok) throw new Error(`${place} answered ${answer.status}. Give the address of a Prometheus page.`);
  return answer.text();
}
