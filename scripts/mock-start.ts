/**
 * Serves the hub's schema with invented data, so that a front end can begin without a hub.
 *   npm run mock [-- --port 4010]
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { startMock } from './mock/mock-server.ts';

const HELP = `Serves the hub's schema with invented data: same question, same answer. Nothing is stored or sent.

  npm run mock [-- --port 4010]

  --port   where it listens, on 127.0.0.1; 4010 unless told

Headers a front end may send: "x-mock-error: FORBIDDEN" (any code of docs/ERRORS.md) to see that error,
"x-mock-delay: 2000" to see a slow answer (ms, up to 30000). The subscription reportNews tells of a new status every two
seconds ("x-mock-every: 200": more often) and goes on behind Last-Event-ID; channelHealth and importProgress change as often. Tokens are neither needed nor looked at.`;

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4010' }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(HELP);
else {
  const mock = await startMock(Number(values.port));
  console.log(`Mock of LAPOR Hub: ${mock.url}, GraphiQL at ${mock.url.replace('/graphql', '/')}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void mock.stop());
}
