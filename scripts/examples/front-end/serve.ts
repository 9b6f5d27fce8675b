import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

const HTML = `<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Laporan warga</title>
<link rel="icon" href="data:,">
<style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:auto;padding:1rem}label{display:block}textarea{width:100%}</style>
<div id="page"></div><script type="module" src="/page.js"></script></html>`;

/** Serves the example page; POST /graphql goes on to `hub`, so that the page needs no leave of another origin. */
export async function serveExample(hub: string, port: number): Promise<{ url: string; stop(): void }> {
  const { outputFiles } = await build({
    ...{ entryPoints: [fromRoot('scripts', 'examples', 'front-end', 'page.tsx')], write: false },
    ...{
      bundle: true,
      format: 'esm',
      jsx: 'automatic',
      minify: true,
      define: { 'process.env.NODE_ENV': '"production"' },
    },
  });
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html; charset=utf-8', HTML],
    '/page.js': ['text/javascript', outputFiles[0]!.text],
  };
  const server = createServer((request, response) => {
    if (request.url === '/graphql') return handOn(hub, request, response);
    const [type, text] = files[request.url ?? ''] ?? [];
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop };
}

/** As it comes, so that a stream stays one; a hub that is not there is a broken connection to the page. */
function handOn(hub: string, request: IncomingMessage, response: ServerResponse): void {
  const { host: _, connection: __, ...headers } = request.headers;
  const onward = ask(hub, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
