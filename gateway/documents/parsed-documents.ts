import type { DocumentNode } from 'graphql';
import { OperationCache } from '../execution/operation-cache.ts';
import { textLength } from '../execution/text-length.ts';
import type { Parsed } from './warm-up.ts';

/** Documents of clients that are kept. */
const MOST_KEPT = 1_000;

/** Where Apollo keeps documents it has parsed and found valid: trusted ones always, of others those asked last. */
export class ParsedDocuments {
  private kept = emptied();
  private trusted: Parsed = new Map();

  /** From now on these are kept, all others are forgotten: they were valid for the supergraph before. */
  replaceBy(trusted: Parsed): void {
    this.trusted = trusted;
    this.kept = emptied();
  }

  /** @param key mark of the schema, ":", SHA-256 of the text */
  async get(key: string): Promise<DocumentNode | undefined> {
    const trusted = this.trusted.get(key.slice(key.lastIndexOf(':') + 1));
    return trusted ?? (this.kept.has(key) ? this.kept.get(key, () => undefined) : undefined);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.kept.get(key, () => document);
  }

  async delete(key: string): Promise<boolean> {
    return this.kept.forget(key);
  }
}

const emptied = () =>
  new OperationCache<string, DocumentNode | undefined>(MOST_KEPT, (_, document) => textLength(document));
