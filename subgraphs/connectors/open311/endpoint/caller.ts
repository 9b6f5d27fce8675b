import type { HttpOptions, PullContext } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { type Answer, ask } from './ask.ts';
import type { Place } from './discovery.ts';

/** Parameters of a call. */
export type Query = Record<string, string | number>;
/** Formats of GeoReport v2. */
export type Format = 'json' | 'xml';

/** Calls under one endpoint: their addresses, and who asks for which city. */
export class Caller {
  protected constructor(
    protected readonly ctx: PullContext<Open311Config>,
    private readonly place: Pick<Place, 'base' | 'query'>,
    readonly format: Format,
  ) {}

  /** Sends fields. Refusals are handed back: what they mean is the sender's to know. */
  send(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    fields: Record<string, string>,
    encoding: 'form' | 'json',
  ): Promise<Answer> {
    const all = { ...this.identity(), ...fields };
    const content = encoding === 'form' ? { form: all } : { json: all };
    return ask(this.ctx, this.address(path), {
      method,
      headers: this.headers(),
      accept: [500, 502, 503, 504],
      ...content,
    });
  }

  /** Address of a resource in the city's format, under the endpoint. */
  path(resource: string): string {
    return this.ctx.config.quirks.suffix ? `${resource}.${this.format}` : resource;
  }

  /** The whole address of a path, without its query. */
  address(path: string): string {
    return `${this.place.base}/${path}`;
  }

  protected async get(resource: string, query: Query): Promise<{ url: string; answer: Answer }> {
    const url = this.address(this.path(resource));
    const options: HttpOptions = { query: { ...this.identity(), ...query }, headers: this.headers() };
    return { url, answer: await ask(this.ctx, url, options) };
  }

  /** Who asks for which city. */
  private identity(): Record<string, string> {
    const { jurisdictionId, apiKey, quirks } = this.ctx.config;
    return {
      ...this.place.query,
      ...(jurisdictionId !== undefined && { jurisdiction_id: jurisdictionId }),
      ...(apiKey !== undefined && quirks.keyHeader === undefined && { api_key: apiKey }),
    };
  }

  private headers(): Record<string, string> {
    const { apiKey, quirks } = this.ctx.config;
    const accept = this.format === 'json' ? 'application/json' : 'text/xml, application/xml';
    return { accept, ...(apiKey !== undefined && quirks.keyHeader !== undefined && { [quirks.keyHeader]: apiKey }) };
  }
}
