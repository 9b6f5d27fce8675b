import { text } from 'node:stream/consumers';
import type { City } from '../legacy-sites/open311-city.ts';

/** What a city does with fields it is sent: a reply, nothing at all (it hangs), or a broken connection. */
export type Taking = (
  fields: Record<string, string>,
  path: string,
) => { status?: number; body: string } | 'hangs' | 'breaks';

/** Lets the city take POST, PUT and PATCH as `taking` says; what it was sent stands in `city.sent`. */
export function lets(city: City, taking: Taking): void {
  city.instead = (path, asked) => {
    if (asked.method === 'GET') return undefined;
    return async (request, response) => {
      const body = await text(request);
      const isJson = String(request.headers['content-type']).includes('json');
      const fields = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
      city.sent.push({ path: `${request.method} ${path}`, fields });
      const reply = taking(fields, path);
      if (reply === 'hangs') return;
      if (reply === 'breaks') return void response.socket?.destroy();
      response.writeHead(reply.status ?? 200, { 'content-type': 'text/plain' });
      response.end(reply.body);
    };
  };
}
