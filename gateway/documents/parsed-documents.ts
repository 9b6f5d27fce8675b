import type { DocumentNode } from 'graphql';
import type { Parsed } from './warm-up.ts';

/** Documents of clients that are kept; each may be as long as LIMIT_TOKENS allows. */
const MOST_KEPT = 1_000;

/** Where Apollo keeps documents it has parsed and found valid: trusted ones always, of others those asked last. */
export class ParsedDocuments {
  private readonly kept = new Map<string, DocumentNode>();
  private trusted: Parsed = new Map();

  /** From now on these are kept, all others are forgotten: they were valid for the supergraph before. */
  replaceBy(trusted: Parsed): void {
    this.trusted = trusted;
    this.kept.clear();
  }

  /** @param key mark of the schema, ":", SHA-256 of the text */
  async get(key: string): Promise<DocumentNode | undefined> {
    const trusted = this.trusted.get(key.slice(key.lastIndexOf(':') + 1));
    if (trusted) return trusted;
    const document = this.kept.get(key);
    if (document) this.keep(key, document);
    return document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.keep(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.kept.delete(key);
  }

  private keep(key: string, document: DocumentNode): void {
    // A map keeps the order of insertion: the first is the one not asked for longest.
    this.kept.delete(key);
    this.kept.set(key, document);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }
}
