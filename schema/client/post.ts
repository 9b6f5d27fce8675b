import { type AnsweredError, HubRequestError, unreachable } from './hub-request-error.ts';

/** Where a hub is and who asks it. */
export interface HubClientOptions {
  /** Address of POST /graphql. */
  url: string;
  /** Bearer token, or what gives the one of the moment; without one, everybody's rights. */
  token?: string | (() => string | null | Promise<string | null>);
  /** Further headers of every request. */
  headers?: Record<string, string>;
}

/** An answer in JSON. */
export interface Answer {
  data?: unknown;
  errors?: AnsweredError[];
}

/** Sends one operation. @throws HubRequestError UNREACHABLE; what `signal` was aborted with */
export async function post(
  { url, token, headers }: HubClientOptions,
  body: { query: string; variables: unknown },
  own: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const bearer = typeof token === 'function' ? await token() : token;
  const authorization = bearer ? { authorization: `Bearer ${bearer}` } : {};
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers, ...own },
      body: JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error instanceof Error ? error.message : String(error));
  }
}

/** The data of an answer. @throws HubRequestError when it bears an error, or is no answer of a hub */
export async function dataOf(response: Response): Promise<unknown> {
  const answer = (await response.json().catch(() => null)) as Answer | null;
  if (!answer) throw unreachable(`it answered ${response.status} without JSON`);
  return dataOrError(answer);
}

/** The same of an answer that is read already. */
export function dataOrError({ data, errors }: Answer): unknown {
  if (errors) throw new HubRequestError(errors, data ?? null);
  return data;
}
