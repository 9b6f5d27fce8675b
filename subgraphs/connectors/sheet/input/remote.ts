import { z } from 'zod';

const host = z.string().min(1).describe('Name or address of the server.');
const folder = z.string().min(1).describe('Folder on the server; all *.xlsx and *.csv in it are read.');
const user = z.string().min(1).describe('Account that may read the folder.');

/** A place elsewhere that files are fetched from; credentials as `${SOURCE_…}`. */
export const remote = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    urls: z
      .array(z.url())
      .min(1)
      .describe('Addresses of the files; asked again only when the server says they changed.'),
    headers: z.record(z.string(), z.string()).default({}).describe('Headers to send, e.g. authorization.'),
  }),
  z.strictObject({
    kind: z.literal('sftp'),
    host,
    port: z.int().positive().default(22).describe('Port of the SSH server.'),
    user,
    password: z.string().optional().describe('Password of the account; or `privateKey`.'),
    privateKey: z.string().optional().describe('Private key of the account, as OpenSSH writes it.'),
    hostKey: z
      .string()
      .regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/, { error: 'is no fingerprint such as ssh-keygen -lf prints, "SHA256:…"' })
      .describe('Fingerprint of the server’s key: another server is not given the password.'),
    folder,
  }),
  z.strictObject({
    kind: z.literal('ftp'),
    host,
    port: z.int().positive().default(21).describe('Port of the FTP server.'),
    user,
    password: z.string().describe('Password of the account.'),
    tls: z.boolean().default(true).describe('Explicit TLS; false sends the password in clear.'),
    folder,
  }),
]);

/** Settings of files that are fetched from a server. */
export type RemoteConfig = z.infer<typeof remote>;
