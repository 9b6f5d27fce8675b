import type { IncomingHttpHeaders } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import { notesNow } from '../../subgraphs/common/log/request-notes.ts';
import { count } from '../../subgraphs/common/metrics/meter.ts';
import { begin, makesSpans } from '../../subgraphs/common/tracing/span.ts';
import type { GatewayContext } from '../viewer-context.ts';
import { clientOf } from './client-name.ts';
import { deprecatedFields } from './deprecated-fields.ts';
import { countedName } from './operation-names.ts';

/** Notes the name of each operation, counts deprecated fields that are executed, makes spans of parsing and validation. */
export function watchPlugin(): ApolloServerPlugin<GatewayContext> {
  const span = (name: string) => {
    const begun = makesSpans() ? begin(name, {}) : undefined;
    return async () => begun?.end();
  };
  return {
    requestDidStart: async ({ request }) => ({
      parsingDidStart: async () => span('parse'),
      validationDidStart: async () => span('validate'),
      async didResolveOperation({ operationName }) {
        const notes = notesNow();
        if (notes) notes.operation = countedName(operationName);
      },
      async executionDidStart({ schema, document }) {
        const fields = deprecatedFields(schema, document);
        if (fields.length === 0) return;
        const client = clientOf(Object.fromEntries(request.http?.headers ?? []) as IncomingHttpHeaders);
        for (const field of fields) count('deprecated', { field, client });
      },
    }),
  };
}
