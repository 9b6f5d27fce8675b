import type { AccessGuard } from '../access/access-guard.ts';
import type { ParsedDocuments } from '../documents/parsed-documents.ts';
import { type WarmUp, warmUp } from '../documents/warm-up.ts';
import type { Ahead } from '../execution/served.ts';

/** A supergraph that can be served at once. */
export interface Ready {
  /** What Apollo's gateway is given. */
  text: string;
  /** Its access rules hold from now on, its documents are those that are kept. */
  take(): void;
}

/** What making a supergraph ready works with. */
export interface ReadyTools extends Omit<WarmUp, 'graph' | 'authorise'> {
  access: AccessGuard;
  parsed: ParsedDocuments;
  mend(stripped: string): string;
  /** Reads a supergraph before it is served; absent: nothing can be compiled ahead. */
  prepare?: ((text: string) => Ahead) | undefined;
}

/**
 * Does all that can be done before a supergraph is served, while the one before answers: reads its rules, mends its text,
 * warms trusted documents up.
 * @throws whatever makes it unfit to be served
 */
export async function makeReady(supergraphSdl: string, tools: ReadyTools): Promise<Ready> {
  const { access, parsed, mend, prepare, ...warming } = tools;
  const { stripped, authorise, take } = access.read(supergraphSdl);
  const text = mend(stripped);
  const warmed =
    prepare && warming.documents.length > 0 ? await warmUp({ ...warming, authorise, graph: prepare(text) }) : new Map();
  return {
    text,
    take() {
      take();
      parsed.replaceBy(warmed);
    },
  };
}
