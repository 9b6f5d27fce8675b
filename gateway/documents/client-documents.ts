import { readFileSync } from 'node:fs';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { readManifest, type TrustedDocument } from './manifest.ts';

/** Documents by id. */
type Documents = ReadonlyMap<string, TrustedDocument>;

/** The documents of all manifests, each for one client or for all. */
export class ClientDocuments {
  private readonly common = new Map<string, TrustedDocument>();
  private readonly ofClient = new Map<string, Documents>();

  /**
   * @param files paths with commas; `portal=portal.json` is for the client that calls itself "portal", a path alone for
   *   all clients
   * @throws CONFIG_INVALID for a file that cannot be read or is no manifest, and for a client that has two
   */
  constructor(files = '') {
    for (const entry of files.split(',').map((part) => part.trim())) {
      if (entry === '') continue;
      const [, client, file = ''] = /^(?:([^=/]+)=)?(.*)$/.exec(entry) ?? [];
      this.take(client, readManifest(textOf(file), file));
    }
  }

  /** The document with this id that the client may name; a client without a name has those that are for all. */
  find(client: string | undefined, id: string): TrustedDocument | undefined {
    return this.common.get(id) ?? (client === undefined ? undefined : this.ofClient.get(client)?.get(id));
  }

  /** Every document once, whosever it is. */
  all(): readonly TrustedDocument[] {
    const byId = new Map([...this.ofClient.values(), this.common].flatMap((documents) => [...documents]));
    return [...byId.values()];
  }

  private take(client: string | undefined, documents: Documents): void {
    if (client === undefined) for (const [id, document] of documents) this.common.set(id, document);
    else if (this.ofClient.has(client)) throw hubError('CONFIG_INVALID', `DOCUMENTS_FILE names ${client} twice`);
    else this.ofClient.set(client, documents);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw hubError('CONFIG_INVALID', `DOCUMENTS_FILE ${file} cannot be read`);
  }
}
