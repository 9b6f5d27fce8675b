import type { DocumentNode } from 'graphql';

/** Characters of the text that a document was read from; 0 for one that was read from none. */
export const textLength = (document: DocumentNode | undefined): number => document?.loc?.end ?? 0;
