/**
 * Serves the example page of scripts/examples/front-end before a hub, or before invented data.
 *   npm run example:front-end -- [--hub http://127.0.0.1:4000/graphql | mock] [--port 4020]
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { serveExample } from './examples/front-end/serve.ts';
import { startMock } from './mock/mock-server.ts';

const { values } = parseArgs({
  options: { hub: { type: 'string', default: 'mock' }, port: { type: 'string', default: '4020' } },
});
const hub = values.hub === 'mock' ? (await startMock(0)).url : values.hub;
const { url } = await serveExample(hub, Number(values.port));
console.log(`Example page: ${url}, asking ${hub}. Ctrl-C ends it.`);
