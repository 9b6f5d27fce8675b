import { hubError } from '../../subgraphs/common/errors/hub-error.ts';

/**
 * What `work` gives, or SUBGRAPH_UNAVAILABLE when it takes longer than `ms`.
 * A plain error on purpose: an abort's own exception makes @apollo/gateway lose the data of every other subgraph.
 */
export async function within<T>(ms: number, subgraph: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(hubError('SUBGRAPH_UNAVAILABLE', subgraph));
      abort.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
