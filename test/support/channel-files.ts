import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Declaration, readDeclaration } from '../../subgraphs/connectors/declarative/declaration.ts';
import { DeclarationError, faultText } from '../../subgraphs/connectors/declarative/fault.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';

/** A folder with these files, and a function that removes it. */
export async function channelFolder(files: Record<string, string | Buffer>) {
  const folder = await mkdtemp(join(tmpdir(), 'channels-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, path: (name: string) => join(folder, name), remove: () => rm(folder, { recursive: true }) };
}

/** A table as a channel, in eighteen lines. */
export const TABLE = `apiVersion: connector/v1
id: tiket
name: Tiket contoh
family: sheet
every: 15m
folder: drop
timezone: Asia/Jakarta
map:
  externalId: $string(no)
  body: uraian
  status: $status(kode)
  statusRaw: $string(kode)
  privacy: { anonymous: $bool(samar), secret: false }
  occurredAt: $time(masuk)
statusMap:
  in: { "1": RECEIVED, 02: IN_PROGRESS }
`;

/** Reads one file called tiket.yaml. */
export async function readYaml(
  text: string | Buffer,
  variables: Record<string, string> = {},
  others: Record<string, string> = {},
): Promise<Declaration> {
  const { path, remove } = await channelFolder({ 'tiket.yaml': text, ...others });
  return readDeclaration(path('tiket.yaml'), { connectors: CONNECTORS, variables }).finally(remove);
}

/** "line:column path: what is wrong and what to do" of each fault; none: it is in order. */
export async function faultsOf(text: string | Buffer, others: Record<string, string> = {}): Promise<string[]> {
  try {
    await readYaml(text, {}, others);
    return [];
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return error.faults.map((fault) => faultText({ ...fault, file: '' }).slice(1));
  }
}
