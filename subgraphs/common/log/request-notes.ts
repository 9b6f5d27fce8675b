import { AsyncLocalStorage } from 'node:async_hooks';

/** What a process knows of the request it is answering; filled in on its way, read by logs, errors and audits. */
export interface RequestNotes {
  /** Names the request in every process it reaches. */
  id: string;
  /** Values the client sent: no log line may bear one, not even inside the text of an error. */
  sent?: () => unknown;
  /** Name of the operation when it is one of those we know, else "other"; absent: there was no operation. */
  operation?: string;
  /** Codes of the errors it is answered with. */
  codes: Set<string>;
}

const ofThisRequest = new AsyncLocalStorage<RequestNotes>();

/** Begins the notes of a request. */
export const newNotes = (id: string): RequestNotes => ({ id, codes: new Set() });

/** Runs the work of one request; everything it calls, however deep, can ask for the notes. */
export const withNotes = <Result>(notes: RequestNotes, work: () => Result): Result => ofThisRequest.run(notes, work);

/** Notes of the request being answered; undefined in jobs. */
export const notesNow = (): RequestNotes | undefined => ofThisRequest.getStore();

/** Id of the request being answered; errors and audits bear it. */
export const requestId = (): string => notesNow()?.id ?? 'unknown';
