import { createSecretKey, type KeyObject } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import type { HubConfig } from '../config/config.ts';
import { HubError, hubError } from '../errors/hub-error.ts';
import { deriveKey } from '../privacy/derive-key.ts';
import { sharedKeyClaims } from './shared-key-token.ts';
import { TokenMemory } from './token-memory.ts';
import { PUBLIC_VIEWER, ROLES, type Role, type Viewer } from './viewer.ts';

/** What a token of each role must say beside its role. SYSTEM is missing: no token makes somebody a job of the hub. */
const REQUIRED_CLAIMS: Partial<Record<Role, 'sub' | 'agency' | 'channel'>> = {
  REPORTER: 'sub',
  LIAISON: 'agency',
  AGENCY_ADMIN: 'agency',
  CONNECTOR: 'channel',
};

/** Signature algorithms of an identity provider's key set; symmetric ones would let a public key sign. */
const ASYMMETRIC = ['RS256', 'ES256', 'EdDSA'];

/** What is wrong, in words; jose's own texts speak of internals. */
const REASONS: Record<string, string> = {
  ERR_JWT_EXPIRED: 'it has expired',
  ERR_JWT_INVALID: 'it is no JSON Web Token',
  ERR_JWS_INVALID: 'it is no JSON Web Token',
  ERR_JOSE_ALG_NOT_ALLOWED: 'its algorithm is not allowed',
  ERR_JOSE_NOT_SUPPORTED: 'its algorithm is not allowed',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'its signature does not fit',
  ERR_JWKS_NO_MATCHING_KEY: 'its key is not known',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'it does not name its key',
};

const keySets = new Map<string, JWTVerifyGetKey>();
const symmetricKeys = new Map<string, KeyObject>();
/** By settings, for each says which tokens hold. */
const memories = new WeakMap<HubConfig, TokenMemory>();

/**
 * Who stands behind an `Authorization` header: the public without one. A token that was in order is taken as such for a
 * minute, if it does not end before.
 * @throws UNAUTHENTICATED (HTTP 401) for any token that is not in order; never falls back to the public.
 */
export async function verifyToken(
  authorization: string | undefined,
  config: HubConfig,
  now = new Date(),
): Promise<Viewer> {
  if (authorization === undefined) return PUBLIC_VIEWER;
  const memory = memories.get(config) ?? new TokenMemory();
  memories.set(config, memory);
  const known = memory.find(authorization, now);
  if (known) return known;
  const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
  if (!token) throw hubError('UNAUTHENTICATED', 'the header must read "Authorization: Bearer <token>"');
  try {
    const claims = await claimsOf(token, config, now);
    const viewer = viewerOf(claims);
    memory.keep(authorization, viewer, claims.exp! * 1000, now);
    return viewer;
  } catch (error) {
    throw error instanceof HubError ? error : hubError('UNAUTHENTICATED', reasonOf(error));
  }
}

/** Until when the token of a header holds; null without one. It is not verified: whoever reads this has done that. */
export function expiryOf(authorization: string | undefined): Date | null {
  const exp = authorization ? decodeJwt(authorization.slice('Bearer '.length).trim()).exp : undefined;
  return exp === undefined ? null : new Date(exp * 1000);
}

/** A token for development, valid `seconds` from now. */
export function makeToken(
  claims: { role: Role; sub?: string; agency?: string; channel?: string },
  config: HubConfig,
  seconds: number,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(config.JWT_ISSUER)
    .setAudience(config.JWT_AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(symmetricKey(config));
}

async function claimsOf(token: string, config: HubConfig, now: Date): Promise<JWTPayload> {
  const demands = {
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    requiredClaims: ['exp'],
    currentDate: now,
  };
  if (!config.JWKS_URL) return sharedKeyClaims(token, keptKey(config), demands);
  const { payload } = await jwtVerify(token, keySetAt(config.JWKS_URL), { ...demands, algorithms: ASYMMETRIC });
  return payload;
}

function viewerOf(claims: JWTPayload): Viewer {
  const role = ROLES.find((known) => known === claims.role);
  if (!role || role === 'SYSTEM') throw hubError('UNAUTHENTICATED', 'it names no role of the hub');
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const required = REQUIRED_CLAIMS[role];
  if (required && text(claims[required]) === null)
    throw hubError('UNAUTHENTICATED', `the role ${role} needs the claim "${required}", a text`);
  return { role, userId: text(claims.sub), agencyId: text(claims.agency), channelId: text(claims.channel) };
}

const symmetricKey = (config: HubConfig) =>
  config.JWT_SECRET ? new TextEncoder().encode(config.JWT_SECRET) : deriveKey(config.HUB_SECRET, 'jwt');

/** Kept, for making a key of bytes costs as much as checking with it. */
function keptKey(config: HubConfig): KeyObject {
  const name = `${config.JWT_SECRET ?? ''}\0${config.HUB_SECRET}`;
  const known = symmetricKeys.get(name) ?? createSecretKey(symmetricKey(config));
  symmetricKeys.set(name, known);
  return known;
}

/** Kept, so that keys are fetched once and again only when an unknown one signs. */
function keySetAt(url: string): JWTVerifyGetKey {
  const known = keySets.get(url) ?? createRemoteJWKSet(new URL(url));
  keySets.set(url, known);
  return known;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim "${error.claim}" is not as required`;
  const code = error instanceof errors.JOSEError ? error.code : '';
  // What else can fail is the way to the identity provider.
  return REASONS[code] ?? 'the keys of its issuer cannot be read at the moment';
}
