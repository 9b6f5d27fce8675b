import { z } from 'zod';

const text = z.string().min(1);

/** How the hub shows the source who it is. Write secrets as `${SOURCE_…}` variables. */
export const authShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z
    .strictObject({
      kind: z.literal('apiKey'),
      header: text.optional().describe('Name of the header that bears the key.'),
      query: text.optional().describe('Or name of the query parameter that does.'),
      value: text.describe('The key.'),
    })
    .refine(({ header, query }) => (header === undefined) !== (query === undefined), {
      error: 'names either a header or a query parameter',
    }),
  z.strictObject({ kind: z.literal('basic'), user: text, password: text }),
  z.strictObject({ kind: z.literal('bearer'), token: text }),
  z.strictObject({
    kind: z.literal('oauth'),
    tokenUrl: text.describe('Whole address of the token endpoint (RFC 6749, client credentials).'),
    clientId: text,
    clientSecret: text,
    scope: text.optional(),
    clientAuth: z.enum(['basic', 'body']).default('basic').describe('Where the token endpoint expects the client.'),
  }),
]);
export type Auth = z.infer<typeof authShape>;
export type OAuth = Extract<Auth, { kind: 'oauth' }>;

/** Headers that never change while a channel is read; OAuth's token is no such. */
export function fixedHeaders(auth: Auth): Record<string, string> {
  switch (auth.kind) {
    case 'apiKey':
      return auth.header === undefined ? {} : { [auth.header.toLowerCase()]: auth.value };
    case 'basic':
      return { authorization: basic(auth.user, auth.password) };
    case 'bearer':
      return { authorization: `Bearer ${auth.token}` };
    default:
      return {};
  }
}

/** Query parameters that every request to the source's own origin bears. */
export const fixedQuery = (auth: Auth): Record<string, string> =>
  auth.kind === 'apiKey' && auth.query !== undefined ? { [auth.query]: auth.value } : {};

/** Credentials as RFC 7617 writes them. */
export const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
