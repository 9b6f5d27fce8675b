import { deriveKey } from '../privacy/derive-key.ts';

/** Role as which a service connects: owns no table, has no BYPASSRLS, so the row rules hold for it. */
export const serviceRole = (schema: string) => `hub_${schema}`;

/** Its password, derived from HUB_SECRET so that no second secret has to be handed around. */
export const rolePassword = (secret: string, schema: string) =>
  deriveKey(secret, `database-role:${schema}`).toString('base64url');

/** The address `ownerUrl` with the service role of `schema` in place of the owner. */
export function serviceUrl(ownerUrl: string, secret: string, schema: string): string {
  const url = new URL(ownerUrl);
  url.username = serviceRole(schema);
  url.password = rolePassword(secret, schema);
  return url.href;
}
