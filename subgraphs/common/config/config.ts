import { z } from 'zod';
import { hubError } from '../errors/hub-error.ts';
import { LIMIT_VARIABLES } from './limit-variables.ts';

/** Secret of the development form; production refuses it. */
export const DEVELOPMENT_SECRET = 'development-only-secret-development-only';

const port = z.coerce.number().int().min(0).max(65_535);

/** Every environment variable the hub reads: shape, default, meaning. Nothing else reads `process.env`. */
const VARIABLES = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses development keys'),
  DATABASE_URL: z
    .url()
    .optional()
    .describe('Own PostgreSQL 16 or newer, as its owner; absent: the embedded one in .data/'),
  HUB_DATA_FOLDER: z.string().optional().describe('Folder of the embedded database and the demo; absent: .data/'),
  HUB_DEMO: z.enum(['on', 'off']).default('on').describe('off: npm start without the invented demo channels'),
  HUB_SECRET: z
    .string()
    .min(32)
    .default(DEVELOPMENT_SECRET)
    .describe('Root of all derived keys (service role passwords, viewer signature, sealing); at least 32 characters'),
  PORT: port.default(0).describe('Port of the server started; 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address the server listens on'),
  ADMIN_PORT: port.optional().describe('Port of /metrics, /livez and /readyz for operators; absent: there is none'),
  ADMIN_HOST: z.string().default('127.0.0.1').describe('Address the operators’ port listens on'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe('Collector (OTLP over HTTP) that is sent traces; absent: none are made'),
  TRUSTED_PROXIES: z
    .string()
    .optional()
    .describe('Addresses or networks, with commas, whose X-Forwarded-For is believed; absent: nobody’s'),
  SUPERGRAPH_FILE: z
    .string()
    .optional()
    .describe('Supergraph served by the gateway; absent: schema/supergraph.graphql'),
  DOCUMENTS_FILE: z
    .string()
    .optional()
    .describe(
      'Manifests of documents that clients may name by id, with commas, e.g. schema/documents.json,portal=portal.json: for all, and for the client "portal"; absent: none',
    ),
  DOCUMENTS_MODE: z
    .enum(['off', 'report', 'safelist'])
    .default('off')
    .describe('Operations that no manifest holds for the client: taken, taken and logged, or refused'),
  DOCUMENTS_INTROSPECTION: z
    .stringbool()
    .default(false)
    .describe('true: with a safelist, too, anybody may ask about the schema (GraphiQL, generators of clients)'),
  DOCUMENTS_WARM_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(10_000)
    .describe('Longest time for making the documents of the manifests ready before a supergraph is served, ms'),
  GATEWAY_EXECUTOR: z
    .enum(['compiled', 'apollo'])
    .default('compiled')
    .describe('apollo: the gateway executes plans as Apollo does, slower, in case the compiled executor errs'),
  FAST_LANE: z
    .enum(['on', 'off'])
    .default('on')
    .describe('off: known operations go through the whole of Apollo Server too, slower, in case the fast lane errs'),
  ACCESS_REFUSAL: z
    .enum(['partial', 'refuse'])
    .default('partial')
    .describe('A query that asks for fields its viewer may not have: answered without them, or refused whole'),
  JWT_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Symmetric key (HS256) of tokens; absent: derived from HUB_SECRET'),
  JWKS_URL: z.url().optional().describe('Key set of an identity provider; replaces JWT_SECRET'),
  JWT_ISSUER: z.string().default('lapor-hub').describe('Required `iss` of tokens'),
  JWT_AUDIENCE: z.string().default('lapor-hub').describe('Required `aud` of tokens'),
  ALLOW_PRIVATE_SOURCES: z
    .stringbool()
    .default(false)
    .describe(
      'true: connectors and webhooks may call addresses inside the own network (an agency without public addresses)',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server of notices, smtp://user:password@host:587; absent: no e-mail is sent'),
  SMTP_FROM: z.email().default('notifikasi@lapor-hub.invalid').describe('Sender of notices'),
  REPORT_LINK: z
    .string()
    .default('https://lapor-hub.invalid/laporan/{nomor}')
    .describe('Address at which people read a report; {nomor} stands for its number'),
  DUPLICATE_WINDOW_DAYS: z.coerce
    .number()
    .int()
    .min(30)
    .max(720)
    .default(180)
    .describe('Days apart within which reports are compared for duplicates; older keys are dropped'),
  ...LIMIT_VARIABLES,
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Least severe log line written'),
} as const;

const shape = z.object(VARIABLES);

/** The hub's settings, checked. */
export type HubConfig = z.infer<typeof shape>;

/**
 * Reads the settings from environment variables. `NAME_FILE` gives the path of a file that holds the value of `NAME`;
 * the caller passes such files' contents in through `withSecretFiles`.
 * @throws CONFIG_INVALID naming each variable at fault; in production also when a development secret is left in place.
 */
export function hubConfig(env: Record<string, string | undefined> = process.env): HubConfig {
  const known = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, env[name] || undefined]));
  const result = shape.safeParse(known);
  if (!result.success) {
    throw hubError('CONFIG_INVALID', result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  }
  if (result.data.NODE_ENV === 'production' && result.data.HUB_SECRET === DEVELOPMENT_SECRET) {
    throw hubError('CONFIG_INVALID', 'HUB_SECRET must be set in production (32 random characters or more).');
  }
  return result.data;
}
