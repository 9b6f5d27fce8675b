import { AsyncLocalStorage } from 'node:async_hooks';

const ofThisRequest = new AsyncLocalStorage<string>();

/** Runs the work of one request; everything it calls, however deep, can ask for the request's id. */
export const withRequestId = <Result>(id: string, work: () => Result): Result => ofThisRequest.run(id, work);

/** Id of the request being answered. Errors are formatted where Apollo hands out no context, hence not an argument. */
export const requestId = (): string => ofThisRequest.getStore() ?? 'unknown';
