import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { refuseShape, shapeOf } from './shape.ts';

/** Texts known to be within the limits; what is refused is cheap to refuse again. */
const KEPT_TEXTS = 10_000;

/**
 * Looks at the text of an operation before anything else does: validating and planning are what a hostile text makes
 * expensive, counting is not.
 */
export class TextLimits {
  private readonly fine = new Set<string>();

  constructor(private readonly config: HubConfig) {}

  /** @throws the error of the limit that the text passes; a text that is no GraphQL is left to the server. */
  check(text: string): void {
    const key = createHash('sha256').update(text).digest('base64');
    if (this.fine.has(key)) return;
    const document = this.parsed(text);
    if (!document) return;
    try {
      refuseShape(shapeOf(document), this.config);
    } catch (error) {
      throw error instanceof RangeError ? this.tooDeep() : error;
    }
    if (this.fine.size >= KEPT_TEXTS) this.fine.clear();
    this.fine.add(key);
  }

  private parsed(text: string): DocumentNode | undefined {
    const maxTokens = this.config.LIMIT_TOKENS;
    try {
      return parse(text, { noLocation: true, maxTokens });
    } catch (error) {
      if (error instanceof RangeError) throw this.tooDeep();
      if (error instanceof GraphQLError && /tokens/.test(error.message) && /aborted/.test(error.message))
        throw hubError('TOO_MANY_TOKENS', maxTokens);
      return undefined;
    }
  }

  /** Nested deeper than the machine's stack, so nobody counted how deep. */
  private tooDeep = () => hubError('TOO_DEEP', this.config.LIMIT_DEPTH, 'far more');
}
