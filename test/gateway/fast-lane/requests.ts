/** A request, and which lane answers it: the slow one also where the fast one has done the work (handed over). */
export interface Sending {
  name: string;
  lane: 'fast' | 'slow' | 'handed over';
  body?: unknown;
  /** In place of a JSON body. */
  text?: string;
  headers?: Record<string, string>;
  token?: string;
  method?: string;
}

const BOOK =
  'query Book($id: ID!, $deep: Boolean = false) { book(id: $id) { id title author @include(if: $deep) { name } } }';
const two = 'query One { whoAsks } query Two { books(first: 1) { title } }';
const ask = (query: string, more: object = {}) => ({ query, ...more });

/** Requests of every kind the gateway meets. */
export const REQUESTS: Sending[] = [
  { name: 'a plain query', lane: 'fast', body: ask('{ books(first: 2) { title author { name } } }') },
  { name: 'variables', lane: 'fast', body: ask(BOOK, { variables: { id: '7', deep: true } }) },
  { name: 'defaults of variables', lane: 'fast', body: ask(BOOK, { variables: { id: 7 } }) },
  { name: 'null as variables', lane: 'fast', body: ask('{ whoAsks }', { variables: null, extensions: null }) },
  {
    name: 'extensions of a client',
    lane: 'fast',
    body: ask('{ whoAsks }', { extensions: { clientLibrary: { name: 'x' } } }),
  },
  { name: 'one operation of two', lane: 'fast', body: ask(two, { operationName: 'Two' }) },
  { name: 'the other operation', lane: 'fast', body: ask(two, { operationName: 'One' }) },
  { name: 'what may be kept', lane: 'fast', body: ask('{ motto }') },
  { name: 'what may be kept, beside what may not', lane: 'fast', body: ask('{ motto whoAsks }') },
  { name: 'what may be kept, for somebody', lane: 'fast', body: ask('{ motto }'), token: 'w-rich' },
  { name: 'what may be kept, with an error', lane: 'handed over', body: ask('{ motto broken }') },
  { name: 'introspection', lane: 'fast', body: ask('{ __schema { queryType { name } } __typename }') },
  {
    name: 'aliases and fragments',
    lane: 'fast',
    body: ask('{ a: book(id: 1) { ...F } } fragment F on Book { t: title __typename }'),
  },
  { name: 'null bubbling nowhere', lane: 'fast', body: ask('{ book(id: 1) { author { unfound: id } } }') },
  { name: 'a token', lane: 'fast', body: ask('{ whoAsks loginOnly }'), token: 'w-rich' },
  {
    name: 'a newer media type',
    lane: 'fast',
    body: ask('{ whoAsks }'),
    headers: { accept: 'application/graphql-response+json' },
  },
  {
    name: 'both media types',
    lane: 'fast',
    body: ask('{ whoAsks }'),
    headers: { accept: 'application/graphql-response+json,application/json;q=0.9' },
  },
  {
    name: 'axios’ media types',
    lane: 'fast',
    body: ask('{ whoAsks }'),
    headers: { accept: 'application/json, text/plain, */*' },
  },
  {
    name: 'a charset',
    lane: 'fast',
    body: ask('{ whoAsks }'),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  },
  { name: 'a request id', lane: 'fast', body: ask('{ whoAsks }'), headers: { 'x-request-id': 'request-of-mine' } },

  { name: 'a forbidden field', lane: 'handed over', body: ask('{ book(id: 1) { title secret } }') },
  { name: 'only a forbidden field', lane: 'handed over', body: ask('{ loginOnly }') },
  { name: 'a failing field', lane: 'handed over', body: ask('{ whoAsks broken }') },
  {
    name: 'an error with a code of its own',
    lane: 'handed over',
    body: ask('{ book(id: 1) { author { name unfound } } }'),
  },
  { name: 'a slow field', lane: 'handed over', body: ask('{ whoAsks book(id: 1) { author { slowName } } }') },
  { name: 'a missing variable', lane: 'handed over', body: ask(BOOK) },
  { name: 'a variable of the wrong type', lane: 'handed over', body: ask(BOOK, { variables: { id: { x: 1 } } }) },
  {
    name: 'a wrong variable, newer media type',
    lane: 'handed over',
    body: ask(BOOK),
    headers: { accept: 'application/graphql-response+json' },
  },
  { name: 'an allowance that is used up', lane: 'handed over', body: ask('{ whoAsks }'), token: 'w-poor' },

  { name: 'a token that has ended', lane: 'slow', body: ask('{ whoAsks }'), token: 'ended' },
  { name: 'something that is no token', lane: 'slow', body: ask('{ whoAsks }'), token: 'x' },
  { name: 'a cost that is too high', lane: 'slow', body: ask('{ books(first: 90) { title author { name } } }') },
  { name: 'no slicing argument', lane: 'slow', body: ask('query Q($n: Int!) { books(first: $n) { title } }') },
  {
    name: 'too many root fields',
    lane: 'slow',
    body: ask('{ a: whoAsks b: whoAsks c: whoAsks d: whoAsks e: whoAsks }'),
  },
  { name: 'a wish to know the cost', lane: 'slow', body: ask('{ whoAsks }'), headers: { 'x-report-cost': '1' } },
  { name: 'a text that is no GraphQL', lane: 'slow', body: ask('{ whoAsks') },
  { name: 'a field that does not exist', lane: 'slow', body: ask('{ nothing }') },
  { name: 'an operation that does not exist', lane: 'slow', body: ask(two, { operationName: 'Three' }) },
  { name: 'two operations without a name', lane: 'slow', body: ask(two) },
  {
    name: 'a persisted query that nobody knows',
    lane: 'slow',
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
  },
  { name: 'no query', lane: 'slow', body: { variables: {} } },
  { name: 'an empty query', lane: 'slow', body: ask('') },
  { name: 'a query that is no text', lane: 'slow', body: { query: 7 } },
  { name: 'variables that are a text', lane: 'slow', body: ask('{ whoAsks }', { variables: '{}' }) },
  { name: 'variables that are a list', lane: 'slow', body: ask('{ whoAsks }', { variables: [] }) },
  { name: 'a document without an operation', lane: 'slow', body: ask('fragment F on Book { id }') },
  { name: 'a batch', lane: 'slow', body: [ask('{ whoAsks }')] },
  { name: 'a body that is no JSON', lane: 'slow', text: '{' },
  { name: 'no body', lane: 'slow', text: '' },
  { name: 'a form of another site', lane: 'slow', body: ask('{ whoAsks }'), headers: { 'content-type': 'text/plain' } },
  { name: 'an unknown media type', lane: 'slow', body: ask('{ whoAsks }'), headers: { accept: 'text/html' } },
  {
    name: 'a media type in other words',
    lane: 'slow',
    body: ask('{ whoAsks }'),
    headers: { accept: 'application/json;q=0.5' },
  },
  { name: 'a prototype in the body', lane: 'slow', text: '{"query":"{ whoAsks }","__proto__":{"variables":1}}' },
];
