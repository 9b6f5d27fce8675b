import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { isGatewayContext } from '../viewer-context.ts';

/** How long one call may take, and which error says that it took longer. */
export interface Deadline {
  ms: number;
  code: 'SUBGRAPH_UNAVAILABLE' | 'DEADLINE_EXCEEDED';
}

/** The subgraph's own deadline, or what is left of the request's when that is less. */
export function deadlineOf(context: unknown, subgraphMs: number): Deadline {
  const leftMs = isGatewayContext(context) ? context.endsAt - performance.now() : Number.POSITIVE_INFINITY;
  return leftMs < subgraphMs
    ? { ms: leftMs, code: 'DEADLINE_EXCEEDED' }
    : { ms: subgraphMs, code: 'SUBGRAPH_UNAVAILABLE' };
}

/**
 * What `work` gives, or the deadline's error when it takes longer.
 * A plain error on purpose: an abort's own exception makes @apollo/gateway lose the data of every other subgraph.
 */
export async function within<T>(
  { ms, code }: Deadline,
  subgraph: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (ms <= 0) throw hubError(code, subgraph);
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(hubError(code, subgraph));
      abort.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
